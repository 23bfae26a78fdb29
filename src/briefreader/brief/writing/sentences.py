"""The sentences that the program itself writes into a draft, and takes back once a person has checked it."""

UNCHECKED_SUMMARY = "This draft was made by rules, and nobody has checked it yet."
SUMMARY_TO_WRITE = "The summary is still to be written."
DRAFT_SUMMARY = f"{UNCHECKED_SUMMARY} {SUMMARY_TO_WRITE}"


def uncertain_speaker(doubt: str) -> str:
    """The remark on a quote whose speaker is doubtful; `doubt` is the sentence of its entry in `draft`."""
    return f"Who speaks is not certain: {doubt}."
