/// The numbers of the calls that the filter names, on one machine (asm/unistd_64.h, asm-generic/unistd.h).
struct SystemCallTable {
  /// AUDIT_ARCH_… of linux/audit.h.
  let architecture: UInt32
  /// Calls of the x32 interface have this bit set; nil where there is no such second interface.
  let foreignBit: UInt32?
  /// Refused whatever their arguments are.
  let refused: [UInt32]
  /// memfd_create, memfd_secret, shmget: memory that need not be mapped by anybody.
  let hiddenMemory: [UInt32]
  let clone: UInt32
  let clone3: UInt32 = 435
  let ioctl: UInt32
  let socket: UInt32

  /// The table of the machine that this program was built for; nil on one that has none yet.
  static var current: SystemCallTable? {
    #if arch(x86_64)
      return x86
    #elseif arch(arm64)
      return arm
    #else
      return nil
    #endif
  }

  /// io_uring_setup, io_uring_enter, io_uring_register, open_tree, move_mount, fsopen, fsconfig, fsmount, fspick,
  /// pidfd_getfd, process_madvise, mount_setattr, quotactl_fd, open_tree_attr: the same number everywhere.
  private static let common: [UInt32] = [425, 426, 427, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 467]

  static let x86 = SystemCallTable(
    architecture: 0xC000_003E, foreignBit: 0x4000_0000,
    refused: [
      101,  // ptrace
      310, 311,  // process_vm_readv, process_vm_writev
      165, 166, 155, 161,  // mount, umount2, pivot_root, chroot
      321, 298, 323,  // bpf, perf_event_open, userfaultfd
      250, 248, 249,  // keyctl, add_key, request_key
      246, 320, 175, 313, 176, 169,  // kexec_load, kexec_file_load, init_, finit_, delete_module, reboot
      272, 308,  // unshare, setns
      167, 168, 179, 163, 103,  // swapon, swapoff, quotactl, acct, syslog
      304, 303,  // open_by_handle_at, name_to_handle_at
      172, 173, 164, 227,  // iopl, ioperm, settimeofday, clock_settime
      312, 212, 153, 154, 300, 279,  // kcmp, lookup_dcookie, vhangup, modify_ldt, fanotify_init, move_pages
    ] + common,
    hiddenMemory: [319, 447, 29], clone: 56, ioctl: 16, socket: 41)

  static let arm = SystemCallTable(
    architecture: 0xC000_00B7, foreignBit: nil,
    refused: [
      117,  // ptrace
      270, 271,  // process_vm_readv, process_vm_writev
      40, 39, 41, 51,  // mount, umount2, pivot_root, chroot
      280, 241, 282,  // bpf, perf_event_open, userfaultfd
      219, 217, 218,  // keyctl, add_key, request_key
      104, 294, 105, 273, 106, 142,  // kexec_load, kexec_file_load, init_, finit_, delete_module, reboot
      97, 268,  // unshare, setns
      224, 225, 60, 89, 116,  // swapon, swapoff, quotactl, acct, syslog
      265, 264,  // open_by_handle_at, name_to_handle_at
      170, 112,  // settimeofday, clock_settime
      272, 18, 58, 262, 239,  // kcmp, lookup_dcookie, vhangup, fanotify_init, move_pages
    ] + common,
    hiddenMemory: [279, 447, 194], clone: 220, ioctl: 29, socket: 198)
}
