"""Runs all measurements, one after the other, and prints tables for docs/performance.md.

python -m tests.load [--only messages,chats,streams,distribution,director,append,blacklist] [--quick]
"""

import argparse
import os
import platform
import subprocess
import sys

BENCHES = {
    "messages": ("durable messages, POST to the other side's stream", ["--rounds", "2", "--seconds", "2"]),
    "chats": ("opening a chat, and its offer", ["--rounds", "1", "--seconds", "2"]),
    "distribution": ("decisions of the distributor, in memory", ["--rounds", "2"]),
    "director": ("scripts: nodes a second, and a turn with five nodes beside one without", ["--rounds", "2"]),
    "append": ("the store's grouped commit beside the bare driver", ["1"]),
    "blacklist": ("a blacklist imported, and what others feel of it meanwhile", ["50000"]),
    "streams": ("memory of idle streams", ["--streams", "1000"]),
    "editor": ("frames of the script editor with 200 nodes, in a browser", []),
}
"""Name → what it measures, and the arguments of a quick run. Each is a module `bench_NAME`."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--only", default=",".join(BENCHES), help="names, separated by commas")
    options.add_argument(
        "--quick", action="store_true", help="short rounds: figures for a look, not for the page"
    )
    given = options.parse_args()
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}"
    )
    print(f"load before: {os.getloadavg()[0]:.2f}\n", flush=True)
    failed = False
    for name in given.only.split(","):
        about, quick = BENCHES[name]
        print(f"## {name}: {about}\n", flush=True)
        command = [sys.executable, "-m", f"tests.load.bench_{name}", *(quick if given.quick else [])]
        failed |= subprocess.run(command).returncode != 0
        print(flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
