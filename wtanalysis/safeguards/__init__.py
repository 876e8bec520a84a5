"""What protects those who wrote: personal data found and masked before words leave, and consent before they are shown."""
