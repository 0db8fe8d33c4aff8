/// The filter over system calls that a sandboxed child can never take off again.
struct SeccompFilter {
  let instructions: [FilterInstruction]

  /// The program as bubblewrap reads it from `--seccomp`.
  var bytes: [UInt8] { instructions.flatMap(\.bytes) }

  private static let allow: UInt32 = 0x7FFF_0000
  private static let killProcess: UInt32 = 0x8000_0000
  private static let refuse: UInt32 = 0x0005_0000 | 1  // EPERM
  private static let noSuchCall: UInt32 = 0x0005_0000 | 38  // ENOSYS: the C library falls back to clone
  private static let noSuchFamily: UInt32 = 0x0005_0000 | 97  // EAFNOSUPPORT

  /// CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET (linux/sched.h).
  private static let namespaceFlags: UInt32 = 0x7E02_0000
  /// TIOCSTI and TIOCLINUX put words into a terminal's input.
  private static let terminalRequests: [UInt32] = [0x5412, 0x541C]
  /// AF_INET, AF_INET6. AF_VSOCK, which reaches a virtual machine's host past every namespace, is not among them, nor
  /// are the families that exist mostly for their vulnerabilities.
  private static let families: [UInt32] = [2, 10]
  private static let localFamily: UInt32 = 1  // AF_UNIX
  private static let kernelFamily: UInt32 = 16  // AF_NETLINK
  /// NETLINK_ROUTE tells a program its own interfaces; the other protocols configure the kernel.
  private static let routes: UInt32 = 0

  /// - Parameter sharesNetwork: the child sees the machine's network. Then sockets of AF_UNIX are refused, because
  ///   abstract ones would reach the services of the desktop; in an own network namespace they are harmless.
  /// - Parameter countsAllMemory: a control group counts the child's memory. Otherwise memory that no process has mapped
  ///   is seen by nobody, so the calls that make such memory are refused.
  init(for table: SystemCallTable, sharesNetwork: Bool, countsAllMemory: Bool) {
    // struct seccomp_data: nr 0, arch 4, instruction_pointer 8, args 16, 24, …; low halves first.
    var program: [FilterInstruction] = [
      .load(4), .ifEqual(table.architecture, skip: 1, else: 0), .answer(Self.killProcess), .load(0),
    ]
    if let bit = table.foreignBit {
      program += [.ifAtLeast(bit, skip: 0, else: 1), .answer(Self.killProcess)]
    }
    for call in table.refused.sorted() { program += [.ifEqual(call, skip: 0, else: 1), .answer(Self.refuse)] }
    let missing = [table.clone3] + (countsAllMemory ? [] : table.hiddenMemory)
    for call in missing { program += [.ifEqual(call, skip: 0, else: 1), .answer(Self.noSuchCall)] }
    program += [
      .ifEqual(table.clone, skip: 0, else: 4), .load(16), .ifAnyBit(Self.namespaceFlags, skip: 0, else: 1),
      .answer(Self.refuse), .answer(Self.allow),
    ]
    program += [.ifEqual(table.ioctl, skip: 0, else: UInt8(2 + 2 * Self.terminalRequests.count)), .load(24)]
    for request in Self.terminalRequests { program += [.ifEqual(request, skip: 0, else: 1), .answer(Self.refuse)] }
    program += [.answer(Self.allow)]

    let allowed = Self.families + (sharesNetwork ? [] : [Self.localFamily])
    program += [.ifEqual(table.socket, skip: 0, else: UInt8(6 + 2 * allowed.count)), .load(16)]
    for family in allowed { program += [.ifEqual(family, skip: 0, else: 1), .answer(Self.allow)] }
    program += [
      .ifEqual(Self.kernelFamily, skip: 0, else: 3), .load(32), .ifEqual(Self.routes, skip: 0, else: 1),
      .answer(Self.allow),
    ]
    program += [.answer(Self.noSuchFamily)]
    instructions = program + [.answer(Self.allow)]
  }
}
