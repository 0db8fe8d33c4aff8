import Glibc

/// A hostile server that tries to get out and prints one line for each attempt that was not refused.
///
/// Arguments: `read:PATH`, `write:FOLDER`, `tcp:PORT` (a listener on loopback), `signal:ID` (a process outside).
/// Every attempt is harmless where it succeeds, because the positive control runs it unconfined, as root.
enum Canary {
  static func run(arguments: [String]) -> Int32 {
    for argument in arguments { attempt(argument) }
    for path in ["/etc/shadow", "/etc/gshadow"] where canOpen(path, O_RDONLY) { report("read \(path)") }
    for path in ["/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/usr/bin/env"] where canOpen(path, O_WRONLY) {
      report("open \(path) for writing")
    }
    for folder in ["/", "/usr", "/etc", "/dev"] where canCreate(in: folder) { report("create a file in \(folder)") }
    if let environment = unsafe getenv("CANARY_SECRET"), unsafe environment.pointee != 0 { report("see the secret") }
    if getuid() == 0 { report("be root") }
    tryCalls()
    tryNetwork()
    print("canary done")
    return 0
  }

  private static func report(_ what: String) { print("could \(what)") }

  private static func attempt(_ argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return }
    switch parts[0] {
    case "read": if canOpen(parts[1], O_RDONLY) { report("read \(parts[1])") }
    case "write": if canCreate(in: parts[1]) { report("create a file in \(parts[1])") }
    case "tcp": if connects(to: 0x0100_007F, port: UInt16(parts[1]) ?? 0) { report("connect to loopback") }
    case "signal": if kill(Int32(parts[1]) ?? -1, 0) == 0 { report("signal a process outside") }
    default: break
    }
  }

  private static func canOpen(_ path: String, _ mode: Int32) -> Bool {
    let descriptor = unsafe open(path, mode | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  private static func canCreate(in folder: String) -> Bool {
    let path = folder + "/.plimsoll-canary-\(getpid())"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    unsafe unlink(path)
    return true
  }

  private typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int) -> Int

  /// Calls with arguments that do nothing where the call is permitted: any answer but EPERM and ENOSYS means that the
  /// call was reached.
  private static func tryCalls() {
    // syscall(2) takes a variable number of arguments, which Swift can't call; its address can be.
    guard let address = unsafe dlsym(nil, "syscall") else { return }
    let call = unsafe unsafeBitCast(address, to: Call.self)
    for (name, number, first) in CanaryCalls.harmless {
      errno = 0
      let answer = call(number, first, 0, 0, 0, 0)
      if answer >= 0 || (errno != EPERM && errno != ENOSYS) { report("call \(name)") }
    }
    errno = 0
    if ioctl(0, 0x5412, 0) >= 0 || errno != EPERM { report("push terminal input") }
  }

  private static func tryNetwork() {
    // TEST-NET-1 (RFC 5737): nobody is there, but a route may be.
    if connects(to: 0x0102_00C0, port: 9) { report("connect outside") }
    let virtual = socket(40, Int32(SOCK_STREAM.rawValue), 0)
    if virtual >= 0 { report("open a vsock socket") }
    let packets = socket(AF_PACKET, Int32(SOCK_RAW.rawValue), 0)
    if packets >= 0 { report("open a packet socket") }
  }

  /// - Parameter address: IPv4 in network byte order on a little-endian machine.
  private static func connects(to address: UInt32, port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    target.sin_addr.s_addr = address
    let answer = unsafe withUnsafePointer(to: &target) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if answer != 0, errno != EINPROGRESS { return false }
    if address != 0x0100_007F { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return unsafe poll(&request, 1, 500) == 1 && Int32(request.revents) & POLLERR == 0
  }
}
