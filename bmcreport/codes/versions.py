"""What can go wrong with versions of canvases: codes 9xx."""

from __future__ import annotations

from bmcreport.codes.code import ENVIRONMENT, USAGE, Code

VERSIONS = {
    "BMC901": Code(
        "no git",
        "Versions are read from git by the program of that name, which is not installed or not on the path.",
        "bmcreport history canvases/shop.yaml   # on a machine without git",
        ENVIRONMENT,
    ),
    "BMC902": Code(
        "a version that git does not have",
        "The folder is in no repository, or the repository has no such commit, branch or tag.",
        "bmcreport diff --rev HEAD~99 canvases/shop.yaml   # there are only 50 commits",
        USAGE,
    ),
    "BMC903": Code(
        "a canvas without its other version",
        "The file or folder was not there in that version, under this name or one that git knows it had.",
        "bmcreport diff --rev v1.0 canvases/new-company.yaml",
        USAGE,
    ),
    "BMC904": Code(
        "not a canvas",
        "Only canvases have versions to compare, not comparisons, layouts or outlines.",
        "bmcreport diff ai-companies.yaml other-companies.yaml",
        USAGE,
    ),
    "BMC905": Code(
        "an earlier version with errors",
        "A version that git remembers is no valid canvas by the rules of today. Its history is told without it.",
        "bmcreport history canvases/shop.yaml   # of which one commit was half finished",
    ),
}
