"""Files are imported in the admin after a look at what that does, all of it or nothing."""

import datetime
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from catalogue.exchange import parcels
from catalogue.exchange.native.storing import Writer
from catalogue.exchange.outcomes import Outcome
from catalogue.exchange.uploads import Verdict, carry_out
from catalogue.models import Project, Upload
from catalogue.models.uploads import KEPT
from catalogue.turns import immediate
from governance.models import Body, Term
from tests import factories
from tests.catalogue.exchange.zips import link, sent, zip_of, zipped
from tests.writers import at_once, lose_patience

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "exchange"
NOVA = (
    "projects:\n"
    "  - {slug: nova, name: Nova, kind: service, role: Machines}\n"
    "  - {slug: zun, name: Zun, kind: service}\n"
)
FAULTY = "projects:\n  - {slug: nova, name: Nova, kind: servise}\n  - {slug: heat, name: Heat}\n"


def everything() -> dict[str, list[Any]]:
    """Return every row of ours, histories, index and revision included, but not the uploads."""
    models = [
        m for name in ("governance", "catalogue") for m in apps.get_app_config(name).get_models()
    ]
    return {
        model._meta.label: sorted(model._base_manager.values_list(), key=repr)
        for model in models
        if model is not Upload
    }


def send(client: Client, format_: str = "native", **files: Any) -> Any:
    """Send files and return the page that this leads to."""
    given = files or {"files": sent("catalogue.yaml", NOVA)}
    return client.post(f"/admin/import/{format_}/", given, follow=True)


def confirm(client: Client, page: Any, why: str = "Spring cleaning", **more: str) -> Any:
    """Confirm what a page shows, and return the page that this leads to."""
    found = re.search(r'name="shown" value="(\w+)"', page.content.decode())
    assert found, page.content.decode()
    given = {"why": why, "shown": found[1], **more}
    return client.post(page.request["PATH_INFO"], given, follow=True)


def outcome_of(page: Any) -> Outcome:
    found = page.context["outcome"]
    assert isinstance(found, Outcome)
    return found


def told(page: Any) -> str:
    """Return what a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def permitted(client: Client, *permissions: str) -> User:
    user = User.objects.create_user("anna", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return user


# Each format.


@dataclass(frozen=True)
class Sample:
    """Files of a format, as they are sent and as the command is given them.

    Attributes:
        format: the format.
        files: what is sent, by slot.
        path: what the command is given, below the samples.
        options: further paths, by option.
    """

    format: str
    files: Callable[[], Mapping[str, Any]]
    path: str
    options: Mapping[str, str]

    def __str__(self) -> str:
        return self.format

    def by_the_command(self, folder: Path) -> str:
        """Return the lines of the command's report, without its folder."""
        printed = io.StringIO()
        further = [f"--{name}={folder / path}" for name, path in self.options.items()]
        path = folder / self.path
        call_command(
            "import_catalogue",
            path,
            f"--format={self.format}",
            "--dry-run",
            *further,
            stdout=printed,
        )
        return printed.getvalue().replace(f"{path}/", "").replace(f"{folder}/", "")


def read(path: str) -> bytes:
    return (SAMPLES / path).read_bytes()


LANDSCAPE = "landscape2/sample"
SHEETS = ("openstack_components", "deployment_tools", "sdks")
EACH = [
    Sample(
        "native",
        lambda: {
            "files": sent(
                "projects.yaml", "- {slug: nova, name: Nova, kind: service, role: Machines}\n"
            )
        },
        "native",
        {},
    ),
    Sample(
        "landscape2",
        lambda: {
            "data": sent("data.yml", read(f"{LANDSCAPE}/data.yml")),
            "settings": sent("settings.yml", read(f"{LANDSCAPE}/settings.yml")),
            "logos": sent("logos.zip", zip_of(SAMPLES / LANDSCAPE / "logos", "hosted/")),
        },
        "data.yml",
        {"settings": "settings.yml", "logos": "logos"},
    ),
    Sample(
        "openstack-map",
        lambda: {
            "files": [
                sent(f"{name}.yaml", read(f"openstack_map/files/{name}.yaml")) for name in SHEETS
            ]
        },
        "",
        {},
    ),
    Sample(
        "openstack-governance",
        lambda: {
            "files": sent("it.zip", zip_of(SAMPLES / "openstack_governance/files", "governance-1/"))
        },
        "",
        {},
    ),
]
FOLDERS = {
    "landscape2": LANDSCAPE,
    "openstack-map": "openstack_map/files",
    "openstack-governance": "openstack_governance/files",
}


@pytest.fixture
def sample_folder(tmp_path: Path) -> Callable[[str], Path]:
    """Return a folder with the files of a format as the command is given them."""

    def folder(format_: str) -> Path:
        if format_ == "native":
            (tmp_path / "native").mkdir()
            text = "- {slug: nova, name: Nova, kind: service, role: Machines}\n"
            (tmp_path / "native" / "projects.yaml").write_text(text)
            return tmp_path
        return SAMPLES / FOLDERS[format_]

    return folder


each_format = pytest.mark.parametrize("sample", EACH, ids=str)


@each_format
def test_report_is_that_of_the_command_and_nothing_is_changed(
    admin_client: Client, sample: Sample, sample_folder: Callable[[str], Path]
) -> None:
    factories.project(slug="nova", name="Nova", role="Servers")
    before = everything()
    page = send(admin_client, sample.format, **sample.files())
    assert page.status_code == 200
    assert everything() == before
    *lines, last = sample.by_the_command(sample_folder(sample.format)).splitlines()
    assert last == "A dry run: nothing was written."
    assert outcome_of(page).report.lines() == lines
    for detail in outcome_of(page).report.details:
        assert str(detail.message)[:40].split("<")[0] in page.content.decode().replace(
            "&#x27;", "'"
        )
    assert outcome_of(page).writes > 0


@each_format
def test_what_was_shown_is_imported_once_it_is_confirmed(
    admin_client: Client, sample: Sample
) -> None:
    page = send(admin_client, sample.format, **sample.files())
    shown = outcome_of(page)
    done = confirm(admin_client, page)
    assert "It is imported: all of it, in one go." in told(done)
    assert outcome_of(done).report.lines() == shown.report.lines()
    assert Project.objects.exists() or Body.objects.exists()
    again = send(admin_client, sample.format, **sample.files())
    assert "Nothing would change" in told(again)
    assert 'value="Import this' not in again.content.decode()


def test_histories_say_who_imported_it_and_why(admin_client: Client) -> None:
    factories.project(slug="nova", name="Nova", kind="service", role="Servers")
    confirm(admin_client, send(admin_client), why="Spring cleaning")
    for slug in ("nova", "zun"):
        record = Project.objects.get(slug=slug).history.first()
        assert record
        assert record.history_change_reason == "Imported: Spring cleaning"
        assert record.history_user
        assert record.history_user.username == "admin"
    entry = LogEntry.objects.get()
    assert (entry.object_repr, entry.change_message) == (
        "native: catalogue.yaml",
        "Spring cleaning",
    )


def test_reason_is_asked_for(admin_client: Client) -> None:
    page = confirm(admin_client, send(admin_client), why="  ")
    assert list(page.context["form"].errors) == ["why"]
    assert not Project.objects.exists()


def test_files_are_deleted_once_they_are_imported(admin_client: Client) -> None:
    page = send(admin_client)
    assert Upload.objects.get().packed
    confirm(admin_client, page)
    assert bytes(Upload.objects.get().packed) == b""


def test_second_confirmation_finds_it_done(admin_client: Client) -> None:
    page = send(admin_client)
    confirm(admin_client, page)
    records = Project.history.count()
    again = confirm(admin_client, page)
    assert "It is imported already. Nothing was done a second time." in told(again)
    assert Project.history.count() == records
    assert LogEntry.objects.count() == 1


def test_nothing_is_imported_that_the_log_does_not_tell(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = send(admin_client)
    before = everything()

    def fail(**_given: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(LogEntry.objects, "create", fail)
    with pytest.raises(RuntimeError, match="the disk is full"):
        confirm(admin_client, page)
    assert everything() == before
    assert Upload.objects.get().applied_at is None


# What changed meanwhile.


def test_plan_that_changed_meanwhile_is_shown_anew_and_not_done(admin_client: Client) -> None:
    nova = factories.project(slug="nova", name="Nova", kind="service", role="Servers")
    page = send(admin_client)
    nova.role = "Virtual machines"
    nova.save()
    before = everything()
    again = confirm(admin_client, page)
    assert "so did what the import would do. Nothing was imported." in told(again)
    assert everything() == before
    assert "It is imported: all of it" in told(confirm(admin_client, again))
    nova.refresh_from_db()
    assert nova.role == "Machines"


def test_files_are_not_written_once_more_when_the_plan_changed(admin_client: Client) -> None:
    nova = factories.project(slug="nova", name="Nova", kind="service", role="Servers")
    page = send(admin_client)
    nova.delete()
    with CaptureQueriesContext(connection) as asked:
        confirm(admin_client, page)
    (kept,) = (q["sql"] for q in asked if q["sql"].startswith('UPDATE "catalogue_upload"'))
    assert '"outcome"' in kept
    assert '"packed"' not in kept
    assert Upload.objects.get().packed


def test_what_changed_elsewhere_does_not_hinder(admin_client: Client) -> None:
    page = send(admin_client)
    factories.project(name="Heat")
    assert "It is imported: all of it" in told(confirm(admin_client, page))


def test_what_cannot_be_imported_any_more_is_told_with_its_line(admin_client: Client) -> None:
    text = "projects:\n  - {slug: zun, name: Zun, kind: service, parent: openstack}\n"
    parent = factories.project(slug="openstack")
    page = send(admin_client, files=sent("catalogue.yaml", text))
    parent.delete()
    before = everything()
    again = confirm(admin_client, page)
    assert "now it cannot be imported" in told(again)
    assert "catalogue.yaml:2 no project has the slug “openstack”" in told(again)
    assert 'value="Import this' not in again.content.decode()
    assert everything() == before


def test_error_on_the_way_leaves_nothing_behind(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = send(admin_client)
    before = everything()

    def fail(*_given: Any) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr("catalogue.exchange.native.storing.mark_new", fail)
    with pytest.raises(RuntimeError, match="the power went"):
        confirm(admin_client, page)
    assert everything() == before
    assert Upload.objects.get().applied_at is None


# Faults.


def test_every_fault_is_shown_with_its_line_and_nothing_is_kept(
    admin_client: Client, tmp_path: Path
) -> None:
    before = everything()
    page = send(admin_client, files=sent("catalogue.yaml", FAULTY))
    file = tmp_path / "catalogue.yaml"
    file.write_text(FAULTY)
    with pytest.raises(CommandError) as refused:
        call_command("import_catalogue", file)
    *faults, last = str(refused.value).replace(f"{tmp_path}/", "").splitlines()
    assert [str(fault) for fault in outcome_of(page).faults] == faults
    assert len(faults) == 2
    assert last == "2 faults; nothing was written."
    assert "2 faults; nothing was written" in told(page)
    assert "catalogue.yaml:3 “kind” is missing" in told(page)
    assert everything() == before
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"projects:\n- name: \xe9", "catalogue.yaml:2 not UTF-8: "),
        (b"projects: [\n  - {", "catalogue.yaml:2 not YAML: "),
        (b"\x89PNG\r\n", "catalogue.yaml:1 not UTF-8: "),
        (b"colour: red\n", "catalogue.yaml:1 unknown collection “colour”"),
    ],
)
def test_file_that_cannot_be_read_is_told_in_plain_words(
    admin_client: Client, content: bytes, words: str
) -> None:
    page = send(admin_client, files=sent("catalogue.yaml", content))
    assert words in told(page)


def test_wrong_format_is_told_with_the_right_one(admin_client: Client) -> None:
    page = send(admin_client, files=sent("data.yml", read(f"{LANDSCAPE}/data.yml")))
    assert "These look like files of another format: landscape2 ." in told(page)
    assert "/admin/import/landscape2/" in page.content.decode()


def test_nothing_sent_is_asked_for(admin_client: Client) -> None:
    page = admin_client.post("/admin/import/landscape2/", {})
    assert list(page.context["form"].errors) == ["data"]


def test_zip_that_would_lead_elsewhere_is_refused(admin_client: Client) -> None:
    page = send(admin_client, files=zipped({"../../tmp/x.yaml": "x"}))
    assert "is no name of a file that can be taken" in told(page)
    assert not Upload.objects.exists()


def test_zip_with_nothing_in_it_is_refused(admin_client: Client) -> None:
    assert "There is no file in what was sent." in told(send(admin_client, files=zipped({})))


def test_files_beyond_the_limit_are_refused(admin_client: Client, settings: Settings) -> None:
    settings.IMPORT_MEGABYTES = 1
    page = send(admin_client, files=zipped({"a.yaml": b"#" * 1_100_000}))
    assert "The files are larger than 1 megabytes together, unpacked." in told(page)
    assert "Up to 1 megabytes together" in told(page)


def test_more_files_than_are_taken_at_once_are_refused_in_words(admin_client: Client) -> None:
    page = send(admin_client, files=[sent(f"{number}.yaml", "[]") for number in range(101)])
    assert page.status_code == 400
    assert "At most 100 files are taken at once. Nothing was written." in told(page)


def test_files_that_are_not_read_are_named(admin_client: Client) -> None:
    page = send(
        admin_client, files=zipped({"catalogue/projects.yaml": "[]", "catalogue/README": "x"})
    )
    words = "1 file that was sent is not read: the format has no such file, or it is a link, or has"
    assert f"{words} no plain name README" in told(page)


def test_files_of_another_name_are_named_beside_the_faults(admin_client: Client) -> None:
    page = send(admin_client, files=sent("projects.yml", "[]"))
    assert "there are no .yaml files here" in told(page)
    assert "no plain name projects.yml" in told(page)


def test_what_is_left_out_of_a_zip_is_named_before_and_after(admin_client: Client) -> None:
    files = zipped({"catalogue/projects.yaml": NOVA.split("\n", 1)[1], "catalogue/a:b": "x"})
    page = send(admin_client, files=files)
    assert "no plain name catalogue/a:b" in told(page)
    assert "no plain name catalogue/a:b" in told(confirm(admin_client, page))


def test_zip_of_links_alone_is_refused_in_words(admin_client: Client) -> None:
    page = send(admin_client, files=link("a.yaml", "b.yaml"))
    assert "no file in what was sent that can be taken: “a.yaml” is a link" in told(page)


def test_unknown_format_is_not_found(admin_client: Client) -> None:
    assert admin_client.get("/admin/import/xml/").status_code == 404


# The day of lists that say none.


@pytest.mark.parametrize(("day", "observed"), [("", "2026-08-08"), ("2021-02-03", "2021-02-03")])
def test_lists_are_of_the_day_that_is_said_or_that_of_the_zip(
    admin_client: Client, day: str, observed: str
) -> None:
    folder = SAMPLES / FOLDERS["openstack-governance"]
    files = sent("it.zip", zip_of(folder, day=(2026, 8, 8)))
    page = send(admin_client, "openstack-governance", files=files, day=day)
    confirm(admin_client, page)
    days = set(Term.objects.exclude(observed_on="").values_list("observed_on", flat=True))
    assert days == {observed, "2020-12-13"}  # the day on which a team of the past was retired


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("1979-12-31", "Lists can be of 1 January 1980 at the earliest."),
        ("2200-01-01", "Lists cannot be of a day to come."),
    ],
)
def test_day_that_lists_cannot_be_of_is_refused_in_words(
    admin_client: Client, day: str, words: str
) -> None:
    files = sent("it.zip", zip_of(SAMPLES / FOLDERS["openstack-governance"]))
    page = send(admin_client, "openstack-governance", files=files, day=day)
    assert page.context["form"].errors["day"] == [words]
    assert not Upload.objects.exists()


@pytest.mark.parametrize("day", ["1980-01-01", timezone.now().date().isoformat()])
def test_first_and_last_day_that_lists_can_be_of_are_taken(admin_client: Client, day: str) -> None:
    files = sent("it.zip", zip_of(SAMPLES / FOLDERS["openstack-governance"]))
    page = send(admin_client, "openstack-governance", files=files, day=day)
    assert "It is imported: all of it" in told(confirm(admin_client, page))


# Whose files they are, and how long.


def test_files_that_expired_are_gone_and_deleted(admin_client: Client) -> None:
    page = send(admin_client)
    Upload.objects.update(at=Upload.objects.get().at - KEPT - datetime.timedelta(seconds=1))
    again = confirm(admin_client, page)
    assert "These files are not kept any more" in told(again)
    assert not Project.objects.exists()
    assert not Upload.objects.exists()


def test_files_are_kept_as_long_as_is_said(admin_client: Client) -> None:
    send(admin_client)
    upload = Upload.objects.get()
    Upload.objects.update(at=upload.at - KEPT + datetime.timedelta(minutes=1))
    Upload.objects.forget_expired()
    assert Upload.objects.exists()
    Upload.objects.update(at=upload.at - KEPT)
    Upload.objects.forget_expired()
    assert not Upload.objects.exists()


def test_files_that_were_sent_before_and_not_imported_are_deleted(
    admin_client: Client, client: Client
) -> None:
    first = send(admin_client)
    confirm(admin_client, first)
    second = send(admin_client, files=sent("catalogue.yaml", NOVA.replace("Machines", "Servers")))
    permitted(client, "import_upload")
    send(client)
    third = send(admin_client, files=sent("catalogue.yaml", NOVA.replace("Machines", "Hosts")))
    assert "These files are not kept any more" in told(confirm(admin_client, second))
    assert "It is imported: all of it" in told(confirm(admin_client, third))
    assert Upload.objects.filter(owner__username="admin").count() == 2
    assert Upload.objects.filter(owner__username="anna").count() == 1


def test_files_of_somebody_else_are_not_shown_nor_imported(
    admin_client: Client, client: Client
) -> None:
    page = send(admin_client)
    permitted(client, "import_upload")
    address = page.request["PATH_INFO"]
    for answer in (client.get(address, follow=True), confirm_as(client, page)):
        assert "These files are not kept any more" in told(answer)
    assert not Project.objects.exists()


def confirm_as(client: Client, page: Any) -> Any:
    shown = outcome_of(page).report.mark
    return client.post(page.request["PATH_INFO"], {"why": "Mine", "shown": shown}, follow=True)


# Who may.


def test_import_takes_a_permission_of_its_own(admin_client: Client, client: Client) -> None:
    page = send(admin_client)
    address = page.request["PATH_INFO"]
    everything_else = Permission.objects.exclude(codename="import_upload")
    permitted(client, *everything_else.values_list("codename", flat=True))
    for path in ("/admin/import/", "/admin/import/native/", address):
        assert client.get(path).status_code == 403
        assert client.post(path, {"why": "x", "shown": "x"}).status_code == 403
    assert client.post("/admin/import/native/", {"files": sent("a.yaml", NOVA)}).status_code == 403
    assert Upload.objects.count() == 1
    assert ">Import<" not in client.get("/admin/").content.decode()
    assert not Project.objects.exists()


@pytest.mark.parametrize("may", [True, False])
def test_export_is_offered_to_those_who_may(client: Client, may: bool) -> None:
    seeing = Permission.objects.filter(codename__startswith="view_" if may else "view_project")
    permitted(client, "import_upload", *seeing.values_list("codename", flat=True))
    page = client.get("/admin/import/")
    assert ("Export the catalogue first" in told(page)) is may
    assert ('href="/admin/export/"' in page.content.decode()) is may


@pytest.mark.parametrize(("role", "may"), [("Administrator", True), ("Curator", False)])
def test_administrators_import_and_curators_do_not(client: Client, role: str, may: bool) -> None:
    user = User.objects.create_user("anna", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert client.get("/admin/import/").status_code == (200 if may else 403)
    for address in ("/admin/", "/admin/catalogue/project/"):
        assert ('href="/admin/import/"' in client.get(address).content.decode()) is may


def test_permission_that_was_taken_away_meanwhile_counts(client: Client) -> None:
    user = permitted(client, "import_upload")
    page = send(client)
    user.user_permissions.clear()
    assert confirm_as(client, page).status_code == 403
    assert not Project.objects.exists()


def test_who_is_not_logged_in_is_asked_to(client: Client) -> None:
    assert client.get("/admin/import/").status_code == 302


# What it costs.


def test_more_rows_take_as_many_queries(admin_client: Client) -> None:
    def asked(number: int) -> int:
        rows = "".join(
            f"  - {{slug: a{number}-{at}, name: A {number}-{at}, kind: tool}}\n"
            for at in range(number)
        )
        with CaptureQueriesContext(connection) as captured:
            page = send(admin_client, files=sent("catalogue.yaml", f"projects:\n{rows}"))
        assert outcome_of(page).created == number
        with CaptureQueriesContext(connection) as looked:
            admin_client.get(page.request["PATH_INFO"])
        assert len(looked) <= 6
        return len(captured)

    asked(1)  # what sorts of rows there are is known from then on
    few = asked(2)
    assert asked(40) == few


@pytest.mark.django_db(transaction=True)
def test_nobody_else_writes_while_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.project(slug="nova", name="Nova", kind="service", role="Servers")
    client = Client()
    client.force_login(User.objects.create_superuser("anna"))
    page = send(client)
    turned_away = turned_away_at(monkeypatch, Writer, "write")
    assert "It is imported: all of it" in told(confirm(client, page))
    assert turned_away == [True, True]


@pytest.mark.django_db(transaction=True)
def test_others_write_while_files_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.project(slug="nova", name="Nova", kind="service", role="Machines")
    client = Client()
    client.force_login(User.objects.create_superuser("anna"))
    page = send(client)
    turned_away = turned_away_at(monkeypatch, parcels, "unpack")
    confirm(client, page)
    assert turned_away == [False, False]


# What each import first asks the database for.
FIRST_READ = {
    "native": "catalogue.exchange.native.applying.Plan",
    "landscape2": "catalogue.exchange.landscape2.importing.known",
    "openstack-map": "catalogue.exchange.openstack_map.importing.load_stored",
    "openstack-governance": "catalogue.exchange.openstack_governance.importing.load_stored",
}


@each_format
@pytest.mark.django_db(transaction=True)
def test_nobody_else_writes_while_it_is_only_tried(
    monkeypatch: pytest.MonkeyPatch, sample: Sample, sample_folder: Callable[[str], Path]
) -> None:
    factories.project(slug="nova", name="Nova", kind="service", role="Servers")
    place, name = FIRST_READ[sample.format].rsplit(".", 1)
    turned_away = turned_away_at(monkeypatch, import_module(place), name)
    sample.by_the_command(sample_folder(sample.format))
    assert turned_away == [True, True]


def turned_away_at(monkeypatch: pytest.MonkeyPatch, place: Any, name: str) -> list[bool]:
    """Have others try to write before a function is called; whether they could not is added."""
    turned_away: list[bool] = []
    go_on = getattr(place, name)

    def beside_somebody(*given: Any, **named: Any) -> Any:
        turned_away.extend(at_once(partial(tries_to, change)) + at_once(partial(tries_to, hold)))
        return go_on(*given, **named)

    monkeypatch.setattr(place, name, beside_somebody)
    return turned_away


def change() -> None:
    Project.objects.filter(slug="nova").update(role="Virtual machines")


def hold() -> None:
    """Begin to change a row as a form of the admin does: have it locked, then go on."""
    with immediate(), transaction.atomic():
        Project.objects.select_for_update().get(slug="nova")


def tries_to(write: Callable[[], None]) -> bool:
    """Tell whether somebody without patience cannot write."""
    lose_patience()
    try:
        write()
    except OperationalError:
        return True
    return False


@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_import_once() -> None:
    client, user = Client(), User.objects.create_superuser("anna")
    client.force_login(user)
    page = send(client)
    upload = Upload.objects.get()
    mark = outcome_of(page).report.mark

    done: list[Upload] = []

    def confirmed() -> Verdict:
        return carry_out(upload, "Twice", mark, done.append)[1]

    assert sorted(at_once(confirmed, confirmed)) == [Verdict.DONE, Verdict.DONE_BEFORE]
    assert done == [upload]
    assert Project.objects.count() == 2
    assert Project.objects.get(slug="nova").history.count() == 1
