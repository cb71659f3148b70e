"""`python -m kanteling.launch <command>`, which is what `./kanteling <command>` becomes."""

import signal
import sys
from collections.abc import Callable

from kanteling.launch import backup, bench, demo, doctor, manage, testing, trouble
from kanteling.launch.places import Places
from kanteling.launch.trouble import Trouble

COMMANDS: dict[str, tuple[Callable[[Places, list[str]], int], str]] = {
    "demo": (demo.run, "start the demo neighbourhood  [--fresh] [--detach] [--json] [--port N]"),
    "stop": (doctor.stop, "stop it"),
    "doctor": (doctor.run, "what is missing, and the line that mends it"),
    "test": (testing.run, "everything that CI runs  [--quick] [pytest arguments]"),
    "bench": (bench.run, "measure one question  NAME [--json]"),
    "manage": (manage.run, "a management command on the private database  COMMAND ..."),
    "docs": (manage.docs, "write the generated pages of docs/ anew"),
    "backup": (backup.backup, "write the whole database to one file  FILE"),
    "restore": (backup.restore, "put such a file back  FILE"),
}


def usage() -> str:
    """What can be asked."""
    lines = [f"  {name:<8} {what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join(["Usage: ./kanteling COMMAND", "", *lines])


def main(words: list[str]) -> int:
    """Do the command; trouble becomes a sentence, never a traceback."""
    name, rest = (words[0], words[1:]) if words else ("help", [])
    if name in ("help", "-h", "--help"):
        print(usage())
        return 0
    command = demo.inside if name == "demo-inside" else COMMANDS.get(name, (None, ""))[0]
    if command is None:
        trouble.say(f"There is no command {name!r}.\n\n{usage()}")
        return 2
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    try:
        return command(Places.here(), rest)
    except Trouble as why:
        trouble.say(f"\n{why}")
        return 1
    except KeyboardInterrupt:
        trouble.say("Stopped. Nothing was lost.")
        return 130
    except OSError as why:
        trouble.say(f"\n{trouble.from_os(why)}")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
