import CLibCurl

/// The header lines of a request as libcurl wants them, with one owner.
@safe struct HeaderList: ~Copyable {
  private(set) var pointer: UnsafeMutablePointer<curl_slist>?

  /// Nil when memory is short.
  init?(_ lines: [String]) {
    unsafe pointer = nil
    for line in lines {
      // The list stays valid if a line can't be added, and is freed by `deinit`.
      guard let longer = unsafe curl_slist_append(pointer, line) else { return nil }
      unsafe pointer = unsafe longer
    }
  }

  deinit { unsafe curl_slist_free_all(pointer) }
}
