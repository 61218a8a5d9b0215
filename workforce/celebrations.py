"""How the other apps say that something could be celebrated: a pass, a qualification, a promise kept.

    prompt(key="asye:17", kind=RecognitionKind.ASYE_PASS, whom=Whom(worker_id=4), words="Passed the ASYE", on=day)

Who keeps recognition finds it, and makes a nomination of it or lets it pass. The same key is one prompt, however often
it is said.
"""

from workforce.domain.recognition import Whom, prompt
from workforce.enums import RecognitionKind

__all__ = ["RecognitionKind", "Whom", "prompt"]
