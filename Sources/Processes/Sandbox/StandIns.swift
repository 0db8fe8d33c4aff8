/// Our own small files in place of the machine's account and host files.
enum StandIns {
  struct File: Sendable, Hashable {
    let name: String
    let content: String
    /// Where the child sees it.
    var place: String { "/etc/" + name }
  }

  /// In the order in which the fixed launcher opens them, after the options and the filter.
  static let all = [
    File(name: "group", content: "nogroup:x:65534:\n"),
    File(name: "hosts", content: "127.0.0.1 localhost\n::1 localhost\n"),
    File(name: "nsswitch.conf", content: "passwd: files\ngroup: files\nhosts: files dns\n"),
    File(name: "passwd", content: "nobody:x:65534:65534:nobody:\(SandboxProfile.home):/bin/sh\n"),
  ]

  /// The descriptor of the file at a place in `all`.
  static func descriptor(_ index: Int) -> Int { FixedLauncher.firstDescriptor + 2 + index }
}
