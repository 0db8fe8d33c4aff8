import Glibc

extension LoopbackServer {
  /// Names this server as the proxy for everything in the environment of this process. Only for a process that ends
  /// with the test.
  package func poseAsProxy() {
    for name in ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY"] { _ = unsafe setenv(name, url(), 1) }
  }
}
