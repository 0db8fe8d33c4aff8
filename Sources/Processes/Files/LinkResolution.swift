/// Where a path really leads, and over which symbolic links.
struct LinkResolution: Equatable {
  /// The path without any symbolic link in it.
  let real: String
  /// Every link on the way, in the order it was met: its own real place and its target as written.
  let links: [Link]

  struct Link: Hashable {
    let place: String
    let target: String
  }

  /// Follows `path` name by name; nil if something is missing on the way or more than 40 links were met (the kernel's
  /// own bound, path_resolution(7)).
  static func follow(_ path: String, in files: any FileLookup) -> LinkResolution? {
    var pending = Array(Paths.components(path).reversed())
    var walked: [String] = []
    var links: [Link] = []
    while let name = pending.popLast() {
      if name == ".." {
        _ = walked.popLast()
        continue
      }
      let place = Paths.path(walked + [name])
      switch files.kind(place) {
      case nil: return nil
      case .link:
        guard links.count < 40, let target = files.linkTarget(place) else { return nil }
        links.append(Link(place: place, target: target))
        if target.hasPrefix("/") { walked = [] }
        pending.append(contentsOf: Paths.components(target).reversed())
      case .file, .folder, .other: walked.append(name)
      }
    }
    return LinkResolution(real: Paths.path(walked), links: links)
  }
}
