"""What git would keep or send, judged before it does: its trees laid out byte for byte, and the gate run on them.

`objects` and `changes` ask git; `snapshot` and `checkout` lay a tree out as files; `arrivals` judges what a commit
brings, `pushes` what a push does; `asked` is what a hook is asked to look at, and `hooks` installs them.
"""
