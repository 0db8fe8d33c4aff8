/// The folder that a language runtime or an installed package was unpacked into.
enum RuntimePrefix {
  /// The smallest folder that the program at `real` needs beside itself; nil if only the file is known to be needed.
  static func of(_ real: String, files: any FileLookup, rules: BindingRules) -> String? {
    if let modules = moduleFolder(of: real), rules.refusal(of: modules) == nil { return modules }
    let folder = Paths.parent(real)
    guard Paths.name(folder) == "bin" else { return nil }
    let prefix = Paths.parent(folder)
    // `~/.local` is shaped like a prefix but holds other programs' data.
    guard Paths.name(prefix) != ".local", rules.refusal(of: prefix) == nil, isRuntime(prefix, files: files) else {
      return nil
    }
    return prefix
  }

  /// The outermost `node_modules`: packages find their dependencies there, beside themselves.
  private static func moduleFolder(of real: String) -> String? {
    let names = Paths.components(real)
    guard let place = names.firstIndex(of: "node_modules") else { return nil }
    return Paths.path(names[...place])
  }

  /// A Python, node, Ruby or Perl installation has its library folder beside `bin`.
  private static func isRuntime(_ prefix: String, files: any FileLookup) -> Bool {
    if files.kind(Paths.join(prefix, "pyvenv.cfg")) == .file { return true }
    if files.kind(Paths.join(prefix, "lib/node_modules")) == .folder { return true }
    if files.kind(Paths.join(prefix, "include/node")) == .folder { return true }
    let libraries = files.names(in: Paths.join(prefix, "lib"))
    return libraries.contains { name in
      name == "ruby" || name == "perl5" || (name.hasPrefix("python") && name.dropFirst(6).first?.isNumber == true)
    }
  }
}
