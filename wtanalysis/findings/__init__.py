"""What was said, with its evidence; what was decided; what will be done."""

from wtanalysis.findings.evidence import Evidence, from_consultation, from_extraction, load_evidence
from wtanalysis.findings.findings import Finding, find

__all__ = ["Evidence", "Finding", "find", "from_consultation", "from_extraction", "load_evidence"]
