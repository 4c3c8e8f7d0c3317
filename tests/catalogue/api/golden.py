"""Answers kept as files: a change of shape shows in the review.

`UPDATE_GOLDEN=1 pytest tests/catalogue/api` writes them anew.
"""

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, answer: Any) -> None:
    """Fail if an answer, the order of its keys included, is not what the file says."""
    path = FOLDER / f"{name}.json"
    written = json.dumps(answer, indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written)
    assert written == path.read_text()
