"""Messages that were written before the rules were tried on them. What they showed at first sight is the honest figure:
it stands in the docstring of `test_recognition.py`; a rule that is changed for one of them makes it a known one."""

from tests.recognition.cases import case

UNSEEN = (
)
