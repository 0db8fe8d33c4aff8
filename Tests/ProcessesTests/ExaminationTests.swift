import Testing

@testable import Processes

/// What `doctor` tells of machines that are not this one.
@Suite struct ExaminationTests {
  private func examination(_ texts: [String: String]) -> MachineExamination {
    var files = MemoryFiles()
    files.texts = texts
    return MachineExamination(files: files, searchPath: "/usr/bin")
  }

  @Test(arguments: [
    ("kernel/unprivileged_userns_clone", "0\n", "sudo sysctl -w kernel.unprivileged_userns_clone=1"),
    ("user/max_user_namespaces", "0\n", "sudo sysctl -w user.max_user_namespaces=10000"),
    (
      "kernel/apparmor_restrict_unprivileged_userns", "1\n",
      "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
    ),
  ])
  func namesTheSwitchThatTakesNamespacesAway(_ path: String, _ value: String, _ fix: String) {
    let check = examination(["/proc/sys/" + path: value]).userNamespaces(works: false)
    #expect(check.state == .missing)
    #expect(check.fix == fix)
    // Root, or a profile for bubblewrap alone.
    #expect(examination(["/proc/sys/" + path: value]).userNamespaces(works: true).state == .ok)
  }

  @Test func saysWhatAContainerWithoutNamespacesCannotEnforce() {
    let check = examination(["/.dockerenv": "x"]).container(works: false)
    #expect(check?.state == .missing)
    #expect(check?.fix?.hasPrefix("docker run --security-opt seccomp=unconfined") == true)
    #expect(examination(["/run/.containerenv": "x"]).container(works: true)?.state == .ok)
    #expect(examination([:]).container(works: false) == nil)
  }

  @Test func readsVersionsOfBubblewrap() throws {
    #expect(try #require(BubblewrapVersion("bubblewrap 0.8.0\n")) > .oldest)
    #expect(try #require(BubblewrapVersion("bubblewrap 0.4.1")) < .oldest)
    #expect(try #require(BubblewrapVersion("bubblewrap 0.11.0")) > BubblewrapVersion(numbers: [0, 8, 0]))
    #expect(BubblewrapVersion("usage: bwrap") == nil)
  }

  @Test(arguments: [
    ("ID=debian\n", "sudo apt-get install bubblewrap"), ("ID=fedora\n", "sudo dnf install bubblewrap"),
    ("ID=manjaro\nID_LIKE=arch\n", "sudo pacman -S bubblewrap"), ("ID=alpine\n", "sudo apk add bubblewrap"),
    ("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", "sudo zypper install bubblewrap"),
  ])
  func installsAsTheDistributionDoes(_ release: String, _ command: String) {
    var files = MemoryFiles()
    files.texts["/etc/os-release"] = release
    #expect(PackageManager.of(files).install("bubblewrap") == command)
  }

  @Test func findsPlacesForControlGroups() {
    var files = MemoryFiles()
    files.texts = [
      "/proc/self/cgroup": "0::/user.slice/app.slice/a.scope\n",
      "/sys/fs/cgroup/user.slice/app.slice/a.scope/cgroup.subtree_control": "",
      "/sys/fs/cgroup/user.slice/app.slice/cgroup.subtree_control": "memory pids",
    ]
    #expect(
      ControlGroupPlace.candidates(files).map(\.memory) == [
        "/sys/fs/cgroup/user.slice/app.slice/a.scope", "/sys/fs/cgroup/user.slice/app.slice",
      ])
    // Version 1 in a container: the mount shows our own group as its root.
    files.texts = [
      "/proc/self/cgroup": "8:pids:/docker/ab\n4:cpu,memory:/docker/ab\n0::/\n",
      "/sys/fs/cgroup/memory/cgroup.procs": "1", "/sys/fs/cgroup/pids/docker/ab/cgroup.procs": "1",
    ]
    #expect(
      ControlGroupPlace.candidates(files) == [
        ControlGroupPlace(
          version: .one, memory: "/sys/fs/cgroup/memory", processes: "/sys/fs/cgroup/pids/docker/ab")
      ])
  }
}
