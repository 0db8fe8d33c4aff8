/// Our own small files in place of the machine's account and host files.
enum StandIns {
  private static let contents = [
    "group": "nogroup:x:65534:\n",
    "hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
    "passwd": "nobody:x:65534:65534:nobody:\(SandboxProfile.home):/bin/sh\n",
  ]

  static var names: [String] { contents.keys.sorted() }

  static func write(in folder: PrivateFolder) -> Bool {
    contents.allSatisfy { folder.write($0.key, Array($0.value.utf8)) }
  }
}
