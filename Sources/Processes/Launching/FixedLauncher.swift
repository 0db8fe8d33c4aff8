/// The three shell texts that stand between us and a server. Constants: nothing of a plan is ever put into shell text.
///
/// swift-subprocess hands over descriptors 0 to 2 only and runs nothing of ours in the child, so a shell opens the
/// other descriptors, joins the control groups and lowers the limits before it becomes the next program.
enum FixedLauncher {
  /// The first descriptor that `sandbox` opens, in the order of `PrivateFiles.names`.
  static let firstDescriptor = 3

  /// Opens our files, takes the folder away at once (no value of an environment stays on the disk whatever happens to
  /// us), sets the limits and becomes bubblewrap. Words: folder, two control group files or nothing, open files, then
  /// bubblewrap with its options.
  static let sandbox =
    #"exec 3<"$1/options" 4<"$1/filter" 5<"$1/group" 6<"$1/hosts" 7<"$1/nsswitch.conf" 8<"$1/passwd" "#
    + #"&& /bin/rm -rf -- "$1" && shift || exit 125; "# + limits + #"exec "$@""#

  /// Sets the limits, then waits for the word like `gate`. Words: as above without the folder, then those of `gate`.
  static let unconfined = limits + gate

  /// Says the first word given on standard output, waits for the same word on standard input, becomes the rest.
  ///
  /// So a server begins only once everything around it stands, its death with us included; and if we are killed before
  /// that, the end of the input ends the shell instead. A shell reads a pipe byte by byte: what follows the word is
  /// left to the server.
  static let gate =
    #"printf '%s\n' "$1" && IFS= read -r word && [ "$word" = "$1" ] || exit 125; shift; exec "$@""#

  private static let limits =
    #"for file in "$1" "$2"; do [ -z "$file" ] || echo $$ >"$file" || exit 125; done; "#
    + #"ulimit -c 0; ulimit -n "$3" 2>/dev/null; shift 3; "#

  /// Waits for our end. A line `done` is a good end; otherwise we were killed: everybody who carries the marker or is
  /// in a control group of the launch is killed until nobody is left, then the groups and the folder are removed.
  /// Words: marker, folder, control group folders.
  static let guardian = #"""
    IFS= read -r word && [ "$word" = done ] && exit 0
    mark=$1 folder=$2
    shift 2
    rounds=0
    while [ $rounds -lt 200 ]; do
      rounds=$((rounds + 1))
      left=
      for file in $(grep -ls -- "$mark" /proc/[0-9]*/environ); do
        id=${file#/proc/}
        kill -KILL "${id%/environ}" 2>/dev/null && left=1
      done
      for group in "$@"; do
        for id in $(cat -- "$group/cgroup.procs" 2>/dev/null); do kill -KILL "$id" 2>/dev/null && left=1; done
      done
      [ -z "$left" ] && [ $rounds -gt 1 ] && break
    done
    rm -rf -- "$folder"
    for group in "$@"; do rmdir -- "$group" 2>/dev/null; done
    exit 0
    """#
}
