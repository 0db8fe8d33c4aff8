/// What every transfer of an engine gets set, worked out once.
struct TransferEnvironment: Sendable {
  let certificateBundle: String?
  let certificateFolder: String?
  let checksCertificates: Bool
  let pinnedNames: [String]

  init(_ settings: TransferSettings) {
    certificateBundle = settings.trust.resolvedFile()
    certificateFolder = settings.trust.folder
    checksCertificates = settings.trust.checksCertificates
    pinnedNames = settings.pinnedNames
  }
}
