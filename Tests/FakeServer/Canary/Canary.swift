import Glibc

/// A hostile server that tries to get out and prints one line for each attempt that was not refused.
///
/// Arguments: `read:PATH`, `write:FOLDER`, `tcp:PORT` and `udp:PORT` (listeners on loopback), `abstract:NAME` (a local
/// socket without a file), `signal:ID` (a process outside), `host:NAME` (the machine's).
/// Every attempt is harmless where it succeeds, because the positive control runs it unconfined, as root.
enum Canary {
  static func run(arguments: [String]) -> Int32 {
    for argument in arguments { attempt(argument) }
    tryFiles()
    tryProcesses()
    tryIdentity()
    for name in CanaryCalls.reached { report("call \(name)") }
    for name in CanaryInterfaces.reached { report("use the \(name) interface") }
    errno = 0
    if ioctl(0, 0x5412, 0) >= 0 || errno != EPERM { report("push terminal input") }
    for what in CanaryNetwork.reached { report(what) }
    print("canary done")
    return 0
  }

  private static func report(_ what: String) { print("could \(what)") }

  private static func attempt(_ argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    let word = parts[1]
    switch parts[0] {
    case "read": if CanaryFiles.canOpen(word, O_RDONLY) { report("read \(word)") }
    case "write": if CanaryFiles.canCreate(in: word) { report("create a file in \(word)") }
    case "tcp":
      if CanaryNetwork.connects(to: 0x0100_007F, port: UInt16(word) ?? 0) { report("connect to loopback") }
    case "udp": if CanaryNetwork.sendsDatagrams(to: UInt16(word) ?? 0) { report("send datagrams to loopback") }
    case "abstract": if CanaryNetwork.connectsToAbstract(word) { report("connect to an abstract socket") }
    case "signal": if kill(Int32(word) ?? -1, 0) == 0 { report("signal a process outside") }
    case "host": if hostName == word { report("see the machine's name") }
    default: break
    }
  }

  private static var hostName: String {
    CanaryFiles.text("/proc/sys/kernel/hostname").filter { !$0.isWhitespace }
  }

  private static func tryFiles() {
    let secret = [
      "/etc/shadow", "/etc/gshadow", "/etc/ssl/private", "/dev/mem", "/dev/kmem", "/dev/port", "/dev/kmsg",
      "/proc/kcore", "/proc/kmsg", "/dev/tty",
    ]
    for path in secret where CanaryFiles.canOpen(path, O_RDONLY) { report("read \(path)") }
    let settings = [
      "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger",
      "/proc/irq/default_smp_affinity", "/sys/kernel/mm/transparent_hugepage/enabled", "/sys/power/state",
      "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/cgroup.procs", "/usr/bin/env", "/etc/passwd",
    ]
    for path in settings where CanaryFiles.canOpen(path, O_WRONLY) { report("open \(path) for writing") }
    for folder in ["/", "/usr", "/etc", "/dev", "/proc", "/var/tmp", "/home"]
    where CanaryFiles.canCreate(in: folder) { report("create a file in \(folder)") }
    for folder in ["/root", "/run", "/var/lib", "/sys/kernel", "/boot", "/mnt", "/srv"]
    where CanaryFiles.exists(folder) { report("see \(folder)") }
    if CanaryFiles.names(in: "/home") != ["nobody"] { report("see the homes") }
    if CanaryFiles.text("/etc/passwd").split(separator: "\n").count > 1 { report("see the accounts") }
    if CanaryFiles.text("/etc/hosts") != "127.0.0.1 localhost\n::1 localhost\n" { report("see the hosts") }
  }

  private static func tryProcesses() {
    let ids = CanaryFiles.names(in: "/proc").compactMap { Int32($0) }
    for id in ids {
      // The first process of the namespace has nothing in its environment but a mark of ours.
      if id != getpid(), CanaryFiles.text("/proc/\(id)/environ").contains("PATH=") {
        report("see the environment of a process")
      }
      if id != getpid(), CanaryFiles.canOpen("/proc/\(id)/root/etc/shadow", O_RDONLY) {
        report("read through the root of a process")
      }
    }
    // Us, the first process of the namespace and a shell or two: more would be strangers.
    if ids.count > 4 { report("see other processes") }
    if kill(-1, 0) == 0 { report("signal everybody") }
  }

  private static func tryIdentity() {
    if let secret = unsafe getenv("CANARY_SECRET"), unsafe secret.pointee != 0 { report("see the secret") }
    if getuid() == 0 || geteuid() == 0 || getgid() == 0 { report("be root") }
    if CanaryFiles.status("NoNewPrivs") != "1" { report("gain privileges") }
    if CanaryFiles.status("Seccomp") != "2" { report("run without a filter") }
    for set in ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"]
    where CanaryFiles.status(set).contains(where: { $0 != "0" }) { report("hold capabilities of \(set)") }
    for map in ["uid_map", "gid_map"] {
      let lines = CanaryFiles.text("/proc/self/" + map).split(separator: "\n")
      let words = lines.first?.split(separator: " ").map(String.init) ?? []
      if lines.count != 1 || words.first != "65534" || words.last != "1" { report("hold more ids than one (\(map))") }
    }
    if setuid(0) == 0 || setgid(0) == 0 { report("become root") }
  }
}
