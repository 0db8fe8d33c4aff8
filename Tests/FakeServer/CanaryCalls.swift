/// System calls that the sandbox refuses, with a first argument that makes them harmless where they are permitted.
enum CanaryCalls {
  #if arch(x86_64)
    static let harmless: [(name: String, number: Int, first: Int)] = [
      ("mount", 165, 0), ("umount2", 166, 0), ("pivot_root", 155, 0), ("chroot", 161, 0), ("bpf", 321, 99),
      ("keyctl", 250, 0), ("add_key", 248, 0), ("request_key", 249, 0), ("perf_event_open", 298, 0),
      ("userfaultfd", 323, -1), ("setns", 308, -1), ("process_vm_readv", 310, 1), ("open_by_handle_at", 304, -1),
      ("io_uring_setup", 425, 0), ("open_tree", 428, -1), ("fsopen", 430, 0), ("clone3", 435, 0),
      ("unshare", 272, 0x1000_0000), ("ptrace", 101, 0),
    ]
  #else
    static let harmless: [(name: String, number: Int, first: Int)] = [
      ("mount", 40, 0), ("umount2", 39, 0), ("pivot_root", 41, 0), ("chroot", 51, 0), ("bpf", 280, 99),
      ("keyctl", 219, 0), ("add_key", 217, 0), ("request_key", 218, 0), ("perf_event_open", 241, 0),
      ("userfaultfd", 282, -1), ("setns", 268, -1), ("process_vm_readv", 270, 1), ("open_by_handle_at", 265, -1),
      ("io_uring_setup", 425, 0), ("open_tree", 428, -1), ("fsopen", 430, 0), ("clone3", 435, 0),
      ("unshare", 97, 0x1000_0000), ("ptrace", 117, 0),
    ]
  #endif
}
