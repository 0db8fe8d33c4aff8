import Testing

@testable import Processes

/// The pure parts: what bubblewrap is told and what the filter says, without starting anything.
@Suite struct ProfileTests {
  @Test func saysTheWholeProfile() {
    var profile = SandboxProfile()
    profile.readOnly = ["/usr"]
    profile.mounts = [
      LaunchPlan.Mount(source: "/p/a", place: "/package"),
      LaunchPlan.Mount(source: "/p/b", place: "/package/b", isWritable: true),
    ]
    profile.links = [SandboxProfile.Link(place: "/bin", target: "usr/bin")]
    profile.emptyFolders = ["/quay"]
    profile.environment = ["B": "2", "A": "1"]
    profile.workingFolder = "/quay"
    profile.privateBytes = 1_000
    let expected = """
      --unshare-user --unshare-pid --unshare-ipc --unshare-uts --unshare-cgroup-try --unshare-net \
      --uid 65534 --gid 65534 --hostname sandbox --cap-drop ALL --new-session --die-with-parent --clearenv \
      --setenv A 1 --setenv B 2 --proc /proc --dev /dev --size 1000 --tmpfs /dev/shm --size 1000 --tmpfs /tmp \
      --size 1000 --tmpfs /home/nobody --perms 0755 --dir /etc --ro-bind /usr /usr \
      --perms 0444 --ro-bind-data 5 /etc/group --perms 0444 --ro-bind-data 6 /etc/hosts \
      --perms 0444 --ro-bind-data 7 /etc/nsswitch.conf --perms 0444 --ro-bind-data 8 /etc/passwd \
      --ro-bind /p/a /package --bind /p/b /package/b --symlink usr/bin /bin --dir /quay --remount-ro /proc --remount-ro /dev --remount-ro / --chdir /quay
      """
    #expect(profile.options.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    "/", "/home", "/root", "/run", "/run/user/1000", "/home/mate", "/home/skipper", "/home/skipper/quay", "/etc",
  ])
  func refusesWideFolders(_ path: String) {
    let rules = BindingRules(homeFolder: "/home/skipper", workingFolders: ["/home/skipper/quay"])
    #expect(rules.refusal(of: path) != nil)
  }

  @Test(arguments: ["/home/skipper/quay/dist", "/root/.pyenv/versions/3.11.7", "/opt/node", "/var/lib/quay"])
  func permitsNarrowFolders(_ path: String) {
    let rules = BindingRules(homeFolder: "/home/skipper", workingFolders: ["/home/skipper/quay"])
    #expect(rules.refusal(of: path) == nil)
  }

  @Test func readsScriptHeads() {
    #expect(Shebang(Array("#!/usr/bin/env node\n".utf8))?.searchedName == "node")
    #expect(Shebang(Array("#!/usr/bin/env -S A=b node --x\n".utf8))?.searchedName == "node")
    #expect(Shebang(Array("#! /opt/v/bin/python -u\n".utf8))?.interpreter == "/opt/v/bin/python")
    #expect(Shebang(Array("#!python\n".utf8)) == nil)
    #expect(Shebang([0x7F, 0x45, 0x4C, 0x46]) == nil)
  }

  @Test func readsVirtualEnvironments() {
    let text = "home = /opt/py/bin\ninclude-system-site-packages = false\n"
    #expect(VirtualEnvironmentSettings(Array(text.utf8)).home == "/opt/py/bin")
    #expect(VirtualEnvironmentSettings([]).home == nil)
  }
}
