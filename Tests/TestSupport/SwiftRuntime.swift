/// Where Swift's libraries are, if this build links them dynamically: the sandbox must let its servers read them.
package enum SwiftRuntime {
  /// One folder or none.
  package static let folders: [String] = {
    let paths = String(decoding: kernelFile("/proc/self/maps"), as: UTF8.self).split(separator: "\n").compactMap {
      line in
      line.firstIndex(of: "/").map { String(line[$0...]) }
    }
    return paths.first { $0.hasSuffix("/libswiftCore.so") }.map { [String($0.dropLast("/libswiftCore.so".count))] }
      ?? []
  }()
}
