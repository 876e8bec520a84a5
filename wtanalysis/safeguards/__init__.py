"""What protects those who wrote: personal data masked before words leave, consent before they are shown."""
