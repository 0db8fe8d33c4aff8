/// Decides which folders are too wide to be shown to a hostile program.
struct BindingRules {
  let homeFolder: String?
  /// Where the user works: its secrets (`.env`, `.git`) are what a hostile server looks for first.
  let workingFolders: [String]

  /// Why `path` (real, absolute) must not be bound; nil if it may.
  func refusal(of path: String) -> String? {
    if SystemView.neverBound.contains(path) { return "it is a top folder of the machine" }
    if Paths.isInside("/proc", path) || ["/proc", "/sys", "/dev", "/run"].contains(where: { Paths.isInside(path, $0) })
    {
      return "it belongs to the running system"
    }
    if let homeFolder, Paths.isInside(homeFolder, path) { return "it is or holds the home folder" }
    if ["/home", "/Users"].contains(Paths.parent(path)) { return "it is a home folder" }
    if workingFolders.contains(where: { Paths.isInside($0, path) }) { return "it is or holds the working folder" }
    return nil
  }
}
