/// Bounds on the reading of one registry. What they cut off is reported.
package struct RegistryLimits: Sendable {
  /// Requests for pages.
  package var pages = 1_000
  /// Servers that are kept.
  package var servers = 100_000
  /// Of one answer, decoded, in bytes.
  package var pageBytes = 32 << 20
  /// Of all answers, decoded, in bytes.
  package var totalBytes = 1 << 30
  /// Pages in a row that bring no server that was not there before.
  package var idlePages = 3
  /// From one sitemap to the next it names.
  package var documentDepth = 3
  /// For one request, in milliseconds.
  package var pageMilliseconds = 30_000
  /// Between two requests, in milliseconds.
  package var pauseMilliseconds = 250
  /// The longest wait that an overloaded registry may ask for, in milliseconds.
  package var longestWaitMilliseconds = 30_000

  package init() {}
}
