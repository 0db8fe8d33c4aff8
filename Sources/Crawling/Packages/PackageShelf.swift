/// What was fetched in this run: a package that is listed twice is fetched once.
actor PackageShelf {
  private var fetches: [String: Task<Result<FetchedPackage, PackageTrouble>, Never>] = [:]

  /// The package of this key; fetched if nobody did so before.
  func package(
    _ key: String, _ fetch: @escaping @Sendable () async -> Result<FetchedPackage, PackageTrouble>
  ) async -> Result<FetchedPackage, PackageTrouble> {
    let task = fetches[key] ?? Task { await fetch() }
    fetches[key] = task
    let result = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    // A fetch that was called off says nothing about the package.
    if Task.isCancelled { fetches[key] = nil }
    return result
  }
}
