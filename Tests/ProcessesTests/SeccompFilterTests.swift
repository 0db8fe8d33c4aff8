import Testing

@testable import Processes

/// What the filter's bytes say to the kernel, for both machines, by an interpreter of our own.
@Suite struct SeccompFilterTests {
  static let allow: UInt32 = 0x7FFF_0000
  static let kill: UInt32 = 0x8000_0000
  static let refused: UInt32 = 0x0005_0001
  static let noSuchCall: UInt32 = 0x0005_0026
  static let noSuchFamily: UInt32 = 0x0005_0061
  /// x86-64 and AArch64, as linux/audit.h numbers them.
  static let machines: [UInt32] = [0xC000_003E, 0xC000_00B7]

  /// One machine's calls, numbered here once more and apart from the table under test.
  struct Machine {
    let filter: FilterInterpreter
    let architecture: UInt32
    let isX86: Bool

    init(_ architecture: UInt32, sharesNetwork: Bool = false, countsAllMemory: Bool = true) {
      isX86 = architecture == 0xC000_003E
      self.architecture = architecture
      filter = FilterInterpreter(
        program: SeccompFilter(
          for: isX86 ? .x86 : .arm, sharesNetwork: sharesNetwork, countsAllMemory: countsAllMemory
        ).bytes)
    }

    func answer(_ x86: UInt32, _ arm: UInt32, _ arguments: UInt64...) -> UInt32? {
      filter.answer(call: isX86 ? x86 : arm, architecture: architecture, arguments: arguments)
    }
  }

  @Test(arguments: machines)
  func allowsOrdinaryCalls(_ architecture: UInt32) {
    let machine = Machine(architecture)
    // read, write, openat, mmap, execve, exit_group, futex, getrandom, connect, epoll_pwait
    let calls: [(UInt32, UInt32)] = [
      (0, 63), (1, 64), (257, 56), (9, 222), (59, 221), (231, 94), (202, 98), (318, 278), (42, 203), (281, 22),
    ]
    for (x86, arm) in calls { #expect(machine.answer(x86, arm) == Self.allow, "call \(x86) or \(arm)") }
  }

  @Test(arguments: machines)
  func refusesDangerousCalls(_ architecture: UInt32) {
    let machine = Machine(architecture)
    // ptrace, mount, umount2, pivot_root, chroot, bpf, keyctl, add_key, unshare, setns, process_vm_writev,
    // userfaultfd, perf_event_open, io_uring_setup, open_tree, move_mount, fsopen, mount_setattr, pidfd_getfd
    let calls: [(UInt32, UInt32)] = [
      (101, 117), (165, 40), (166, 39), (155, 41), (161, 51), (321, 280), (250, 219), (248, 217), (272, 97),
      (308, 268), (311, 271), (323, 282), (298, 241), (425, 425), (428, 428), (429, 429), (430, 430), (442, 442),
      (438, 438),
    ]
    for (x86, arm) in calls { #expect(machine.answer(x86, arm) == Self.refused, "call \(x86) or \(arm)") }
  }

  @Test(arguments: machines)
  func makesNoNamespaces(_ architecture: UInt32) {
    let machine = Machine(architecture)
    for flag: UInt64 in [0x2_0000, 0x200_0000, 0x400_0000, 0x800_0000, 0x1000_0000, 0x2000_0000, 0x4000_0000] {
      #expect(machine.answer(56, 220, flag | 17) == Self.refused)
    }
    #expect(machine.answer(56, 220, 0x3D_0F00) == Self.allow)  // a thread
    #expect(machine.answer(56, 220, 17) == Self.allow)  // a fork
    #expect(machine.answer(435, 435) == Self.noSuchCall)
  }

  @Test(arguments: machines)
  func pushesNoTerminalInput(_ architecture: UInt32) {
    let machine = Machine(architecture)
    #expect(machine.answer(16, 29, 0, 0x5412) == Self.refused)
    #expect(machine.answer(16, 29, 0, 0x541C) == Self.refused)
    // The kernel takes 32 bits of the request: high ones must not hide it.
    #expect(machine.answer(16, 29, 0, 0x1_0000_5412) == Self.refused)
    #expect(machine.answer(16, 29, 0, 0x5401) == Self.allow)
  }

  @Test(arguments: machines)
  func opensKnownFamiliesOnly(_ architecture: UInt32) {
    for sharesNetwork in [false, true] {
      let machine = Machine(architecture, sharesNetwork: sharesNetwork)
      for family: UInt64 in [2, 10] { #expect(machine.answer(41, 198, family) == Self.allow) }
      // A route socket, and sockets for auditing and filters.
      #expect(machine.answer(41, 198, 16, 3, 0) == Self.allow)
      for number: UInt64 in [6, 9, 12] { #expect(machine.answer(41, 198, 16, 3, number) == Self.noSuchFamily) }
      for family: UInt64 in [0, 17, 38, 40, 44] { #expect(machine.answer(41, 198, family) == Self.noSuchFamily) }
      #expect(machine.answer(41, 198, 1) == (sharesNetwork ? Self.noSuchFamily : Self.allow))
    }
  }

  /// memfd_create, memfd_secret, shmget.
  @Test(arguments: machines)
  func makesNoMemoryThatNobodyCounts(_ architecture: UInt32) {
    for (x86, arm) in [(319, 279), (447, 447), (29, 194)] as [(UInt32, UInt32)] {
      #expect(Machine(architecture).answer(x86, arm) == Self.allow)
      #expect(Machine(architecture, countsAllMemory: false).answer(x86, arm) == Self.noSuchCall)
    }
  }

  @Test func killsForeignInterfaces() {
    let x86 = Machine(0xC000_003E)
    let arm = Machine(0xC000_00B7)
    #expect(x86.filter.answer(call: 0, architecture: 0x4000_0003) == Self.kill)  // i386
    #expect(x86.filter.answer(call: 0, architecture: 0xC000_00B7) == Self.kill)
    #expect(arm.filter.answer(call: 63, architecture: 0x4000_0028) == Self.kill)  // 32-bit ARM
    #expect(x86.filter.answer(call: 0x4000_0000, architecture: 0xC000_003E) == Self.kill)  // x32 read
    #expect(x86.filter.answer(call: 0x4000_0209, architecture: 0xC000_003E) == Self.kill)  // x32 ptrace
  }
}
