"""A consultation folder (``consultation.toml`` and tables) -> one :class:`Consultation`."""

from wtanalysis.consultation.folder import load_consultation
from wtanalysis.consultation.model import Channel, Consultation, OfficialDocument, PolicyArea, RespondentGroup, Section

__all__ = [
    "Channel", "Consultation", "OfficialDocument", "PolicyArea", "RespondentGroup", "Section", "load_consultation",
]  # fmt: skip
