/// Everything that a sandboxed child may see, as a value; `options` says it in bubblewrap's words.
package struct SandboxProfile: Sendable, Equatable {
  /// Files and folders made visible read-only at their own path, in the order of binding (a folder before what is
  /// bound inside it).
  package var readOnly: [String] = []
  /// Folders and files of ours shown at another place, after everything that is read-only.
  package var mounts: [LaunchPlan.Mount] = []
  /// Symbolic links recreated, so that paths mean the same inside.
  package var links: [Link] = []
  /// Empty folders.
  package var emptyFolders: [String] = []
  /// The child's whole environment.
  package var environment: [String: String] = [:]
  package var workingFolder: String = SandboxProfile.home
  package var allowsNetwork: Bool = false
  /// The size of each private memory file system (home, `/tmp`, `/dev/shm`), in bytes.
  package var privateBytes: Int = 256 << 20
  /// The program with its arguments.
  package var command: [String] = []

  /// The private, empty home.
  package static let home = "/home/nobody"
  /// User and group inside: not root, and no account of the machine (the kernel's overflow id, user_namespaces(7)).
  package static let userID = "65534"

  package init() {}

  package struct Link: Sendable, Hashable {
    package let place: String
    package let target: String

    package init(place: String, target: String) {
      self.place = place
      self.target = target
    }
  }

  /// The options for bubblewrap (bwrap(1), 0.7 or later for `--size`) without the command and without seccomp, which
  /// the fixed launcher adds; it also opens the descriptors of the stand-ins.
  package var options: [String] {
    var words = [
      "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
    ]
    if !allowsNetwork { words.append("--unshare-net") }
    words += ["--uid", Self.userID, "--gid", Self.userID, "--hostname", "sandbox", "--cap-drop", "ALL"]
    words += ["--new-session", "--die-with-parent", "--clearenv"]
    for (name, value) in environment.sorted(by: { $0.key < $1.key }) { words += ["--setenv", name, value] }
    words += ["--proc", "/proc", "--dev", "/dev"]
    for folder in ["/dev/shm", "/tmp", Self.home] {
      words += ["--size", String(privateBytes), "--tmpfs", folder]
    }
    // 0700 would be the mode of folders made on the way to a bound file.
    words += ["--perms", "0755", "--dir", "/etc"]
    for path in readOnly { words += ["--ro-bind", path, path] }
    // Stand-ins for the machine's files, such as `/etc/passwd`.
    for (index, file) in StandIns.all.enumerated() {
      words += ["--perms", "0444", "--ro-bind-data", String(StandIns.descriptor(index)), file.place]
    }
    for mount in mounts { words += [mount.isWritable ? "--bind" : "--ro-bind", mount.source, mount.place] }
    for link in links { words += ["--symlink", link.target, link.place] }
    for folder in emptyFolders { words += ["--dir", folder] }
    // A child of root keeps root's identity outside: without this it could write /proc/sys (core_pattern!), because
    // those files ask for the owner only, not for a capability.
    words += ["--remount-ro", "/proc", "--remount-ro", "/dev", "--remount-ro", "/"]
    return words + ["--chdir", workingFolder]
  }
}
