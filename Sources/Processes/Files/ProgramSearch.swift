/// Looks for a program as a launch would.
package enum ProgramSearch {
  /// True if a `PATH` has a program of that name.
  package static func finds(_ name: String, searchPath: String) -> Bool {
    let folders = searchPath.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    let trace = LauncherTrace(
      files: RealFiles(), rules: BindingRules(homeFolder: nil, workingFolders: []), searchPath: folders)
    return trace.locate(name, from: "/") != nil
  }
}
