"""Every address of the site. What is public here is permanent."""

from django.contrib import admin
from django.urls import include, path, re_path, register_converter
from django.views.generic import RedirectView

from catalogue.admin.exporting import export_file, export_left, export_page
from catalogue.admin.findings import findings_page
from catalogue.admin.importing import choose_page, plan_page, send_page
from catalogue.admin.said import preview_view, said_view
from catalogue.feeds import ChangeFeed, EditionFeed, ResolutionFeed
from catalogue.views import (
    about,
    admission,
    cards,
    changes,
    compare,
    crawlers,
    editions,
    embeds,
    exports,
    focus_areas,
    health,
    legend,
    maps,
    previews,
    project_lists,
    projects,
    search,
    stacks,
    statistics,
    suggestions,
    use_cases,
)
from catalogue.views.numbers import EditionNumber, EditionOrLive

register_converter(EditionNumber, "edition")
register_converter(EditionOrLive, "state")
register_converter(suggestions.SubjectPath, "subject")

_EDITION = "maps/<slug:slug>/editions/<edition:number>/"
_DIFF = "maps/<slug:slug>/diff/<state:before>..<state:after>/"

handler400 = "catalogue.views.refused.bad_request"

urlpatterns = [
    path("", maps.home, name="home"),
    path("maps/<slug:slug>/", maps.map_page, name="map"),
    *[
        path(
            f"maps/<slug:slug>/map.{kind}",
            exports.LiveExport.as_view(kind=kind),
            name=f"map-{kind}",
        )
        for kind in exports.TYPES
    ],
    path("maps/<slug:slug>/editions/", editions.edition_list, name="edition-list"),
    path(_EDITION, editions.edition_page, name="edition"),
    *[
        path(
            f"{_EDITION}map.{kind}",
            editions.EditionExport.as_view(kind=kind),
            name=f"edition-{kind}",
        )
        for kind in exports.TYPES
    ],
    path(_DIFF, editions.diff_page, name="diff"),
    path("feeds/editions.atom", EditionFeed(), name="edition-feed"),
    path("feeds/changes.atom", ChangeFeed(), name="change-feed"),
    path("feeds/resolutions.atom", ResolutionFeed(), name="resolution-feed"),
    path("maps/<slug:slug>/card.png", cards.map_card, name="map-card"),
    path("maps/<slug:slug>/embed/", embeds.map_embed, name="map-embed"),
    path("maps/<slug:slug>/relations.json", maps.map_relations, name="map-relations"),
    path("embed.js", embeds.EmbedScript.as_view(), name="embed-script"),
    path("projects/", project_lists.project_list, name="project-list"),
    path("projects/projects.csv", project_lists.project_table, name="project-table"),
    path("projects/<slug:slug>/", projects.project_page, name="project"),
    path("projects/<slug:slug>/history/", changes.project_history, name="project-history"),
    path("projects/<slug:slug>/card.png", cards.project_card, name="project-card"),
    path("projects/<slug:slug>/panel/", projects.project_panel, name="project-panel"),
    path("search/", search.search_page, name="search"),
    path("search/suggest/", search.suggest, name="search-suggest"),
    path("opensearch.xml", search.open_search, name="opensearch"),
    path("stats/", statistics.stats, name="stats"),
    path("stats/<slug:name>.csv", statistics.stats_csv, name="stats-csv"),
    path("changes/", changes.change_list, name="changes"),
    path("about/", about.about, name="about"),
    path("legend/", legend.legend, name="legend"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", crawlers.sitemap, name="sitemap-part"),
    path("healthz/", health.healthz, name="healthz"),
    path("readyz/", health.readyz, name="readyz"),
    path("stack/", stacks.stack_page, name="stack"),
    re_path(r"^stack/stack\.(?P<kind>md|csv|json|svg)$", stacks.stack_file, name="stack-file"),
    path("", include("governance.urls")),
    path("governance/admission/", admission.admission, name="admission"),
    path("focus-areas/", focus_areas.focus_area_list, name="focus-area-list"),
    path("focus-areas/<slug:slug>/", focus_areas.focus_area_page, name="focus-area"),
    path("use-cases/", use_cases.use_case_list, name="use-case-list"),
    path("use-cases/<slug:slug>/", use_cases.use_case_page, name="use-case"),
    path("compare/", compare.compare_page, name="compare"),
    path("compare/compare.csv", compare.compare_csv, name="compare-csv"),
    path("suggest/", suggestions.suggest_page, name="suggest"),
    path("suggest/decided/", suggestions.decided_list, name="suggestions-decided"),
    path("suggest/status/<key>/", suggestions.suggestion_page, name="suggestion"),
    path("suggest/<subject:subject>/", suggestions.suggest_new, name="suggest-new"),
    path(
        "suggest/<subject:subject>/<slug:slug>/",
        suggestions.suggest_change,
        name="suggest-change",
    ),
    path("api/", RedirectView.as_view(pattern_name="api:docs")),
    path("api/v1/", include("catalogue.api.urls")),
    path(
        "admin/catalogue/project/<int:pk>/preview/",
        previews.project_preview,
        name="project-preview",
    ),
    path(
        "admin/catalogue/project/<int:pk>/preview/panel/",
        previews.panel_preview,
        name="project-preview-panel",
    ),
    path(
        "admin/catalogue/project/<int:pk>/preview/maps/<slug:slug>/",
        previews.project_on_map_preview,
        name="project-preview-map",
    ),
    path(
        "admin/catalogue/usecase/<int:pk>/preview/",
        previews.use_case_preview,
        name="usecase-preview",
    ),
    path("admin/catalogue/map/<int:pk>/preview/", previews.map_preview, name="map-preview"),
    path("admin/findings/", admin.site.admin_view(findings_page), name="findings"),
    path("admin/import/", admin.site.admin_view(choose_page), name="import"),
    path("admin/import/<slug:format_>/", admin.site.admin_view(send_page), name="import-send"),
    path(
        "admin/import/<slug:format_>/<uuid:key>/",
        admin.site.admin_view(plan_page),
        name="import-plan",
    ),
    path("admin/export/", admin.site.admin_view(export_page), name="export"),
    path("admin/export/<slug:format_>/", admin.site.admin_view(export_left), name="export-left"),
    path(
        "admin/export/<slug:format_>.<slug:kind>",
        admin.site.admin_view(export_file),
        name="export-file",
    ),
    path("admin/said/", said_view, name="admin-said"),
    path("admin/markdown/", preview_view, name="admin-markdown"),
    path("admin/", admin.site.urls),
]
