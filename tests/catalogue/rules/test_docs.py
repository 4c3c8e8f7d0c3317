"""The description of the rules names all there are, in their order."""

import json
import re

from django.conf import settings

from catalogue.rules import RULES
from catalogue.rules.report import as_document
from governance.findings import Finding, Severity, Subject

TEXT = (settings.BASE_DIR / "docs" / "rules.md").read_text()


def test_every_rule_is_described_in_order() -> None:
    table = TEXT.split("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE) == [rule.name for rule in RULES]


def test_document_has_the_shape_described() -> None:
    shown = json.loads(TEXT.split("```json\n")[1].split("```")[0])
    [one] = shown["findings"]
    subject = Subject(*one["subject"].values())
    made = Finding(one["rule"], Severity.WARNING, subject, one["message"], one["remedy"])
    document = as_document([made], shown["on"])
    assert json.dumps(document) == json.dumps(shown)
