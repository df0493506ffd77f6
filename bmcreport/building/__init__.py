"""Building: documents and layouts become targets, targets become bytes, bytes become files.

One place for options. `building/settings.py` merges the command line over the project file, key by key: a setting is
a line in `model/project.py` under the name of its option.

A key is a digest of values. What a target is made from is walked field by field (`building/keys`), so that a new
field of a model, a layout or the options is in the key without anybody thinking of it; the few options that change no
byte are named. The package's own sources and the versions of its libraries count, dates count for nothing. A file is
fresh when its entry in the manifest has this key and its bytes have that digest.

Workers return bytes. `building/workers` renders in processes of pebble's pool, for it tells which task a process died
at where the standard pool loses all that are under way. Workers get values without their trees of positions and hand
back contents; the parent alone writes, in the order of the targets, with a few documents per worker under way so that
no heap of results grows. They are forked from a process of one thread, or started anew where the system cannot do
that.

One program. `building/git` alone starts a program, `git` with fixed arguments and no shell, for `diff --rev`,
`compare --rev`, `rev:` in a comparison and `history`, and nothing else. Revisions are resolved to hexadecimal names
first, paths are literal, answers have a time limit, and no filter, driver, hook or pager that a repository configures
is run.
"""
