import Glibc

/// System calls that the sandbox refuses, with arguments that make them harmless where they are permitted, even for
/// root: any answer but EPERM and ENOSYS means that the call was reached.
enum CanaryCalls {
  struct Attempt {
    let name: String
    let x86: Int
    let arm: Int
    let arguments: [Int]

    init(_ name: String, _ x86: Int, _ arm: Int, _ arguments: Int...) {
      self.name = name
      self.x86 = x86
      self.arm = arm
      self.arguments = arguments
    }

    var number: Int {
      #if arch(x86_64)
        x86
      #else
        arm
      #endif
    }
  }

  static let attempts = [
    Attempt("mount", 165, 40), Attempt("umount2", 166, 39), Attempt("pivot_root", 155, 41),
    Attempt("chroot", 161, 51), Attempt("bpf", 321, 280, 99), Attempt("keyctl", 250, 219),
    Attempt("add_key", 248, 217), Attempt("request_key", 249, 218), Attempt("perf_event_open", 298, 241),
    Attempt("userfaultfd", 323, 282, -1), Attempt("setns", 308, 268, -1), Attempt("process_vm_readv", 310, 270, 1),
    Attempt("process_vm_writev", 311, 271, 1), Attempt("open_by_handle_at", 304, 265, -1),
    Attempt("io_uring_setup", 425, 425), Attempt("io_uring_enter", 426, 426, -1),
    Attempt("io_uring_register", 427, 427, -1), Attempt("open_tree", 428, 428, -1),
    Attempt("move_mount", 429, 429, -1, 0, -1, 0), Attempt("fsopen", 430, 430), Attempt("pidfd_getfd", 438, 438, -1),
    Attempt("mount_setattr", 442, 442, -1), Attempt("clone3", 435, 435),
    // An own user namespace together with a shared file system state is never possible (clone(2)).
    Attempt("clone with CLONE_NEWUSER", 56, 220, 0x1000_0200), Attempt("unshare", 272, 97, 0x1000_0000),
    // PTRACE_ATTACH to nobody.
    Attempt("ptrace", 101, 117, 16), Attempt("kexec_load", 246, 104, 0, 0, 0, 0x7FFF_0000),
    Attempt("kexec_file_load", 320, 294, -1, -1, 0, 0, 0xFFFF), Attempt("init_module", 175, 105),
    Attempt("finit_module", 313, 273, -1), Attempt("delete_module", 176, 106), Attempt("reboot", 169, 142),
    Attempt("swapon", 167, 224), Attempt("settimeofday", 164, 170), Attempt("kcmp", 312, 272, 0, 0, -1),
  ]

  private typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int) -> Int

  /// syscall(2) takes a variable number of arguments, which Swift can't call; its address can be.
  static func call(_ number: Int, _ arguments: [Int]) -> Int {
    guard let address = unsafe dlsym(nil, "syscall") else { return -1 }
    let call = unsafe unsafeBitCast(address, to: Call.self)
    let all = arguments + [0, 0, 0, 0, 0]
    return call(number, all[0], all[1], all[2], all[3], all[4])
  }

  /// The names of those that were reached.
  static var reached: [String] {
    attempts.filter { attempt in
      errno = 0
      let answer = call(attempt.number, attempt.arguments)
      return answer >= 0 || (errno != EPERM && errno != ENOSYS)
    }.map(\.name)
  }
}
