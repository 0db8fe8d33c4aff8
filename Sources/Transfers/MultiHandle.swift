import CLibCurl

/// The libcurl multi handle with one owner, the engine's thread.
@safe struct MultiHandle: ~Copyable {
  let pointer: UnsafeMutableRawPointer

  /// Nil when memory is short. `connections` bounds those that are open, at work and idle ones together. A full cache is
  /// walked from end to end at every return of a connection.
  init?(connections: Int) {
    guard let pointer = unsafe curl_multi_init() else { return nil }
    unsafe self.pointer = unsafe pointer
    _ = unsafe plimsoll_multi_setopt_long(pointer, CURLMOPT_MAXCONNECTS, connections)
  }

  deinit { unsafe curl_multi_cleanup(pointer) }

  borrowing func add(_ handle: UnsafeMutableRawPointer) -> Bool {
    unsafe curl_multi_add_handle(pointer, handle) == CURLM_OK
  }

  borrowing func remove(_ handle: UnsafeMutableRawPointer) {
    unsafe curl_multi_remove_handle(pointer, handle)
  }

  /// Lets every transfer do what it can without waiting; false if libcurl cannot go on.
  borrowing func perform() -> Bool {
    var running: Int32 = 0
    return unsafe curl_multi_perform(pointer, &running) == CURLM_OK
  }

  /// The next transfer that has ended.
  borrowing func finished() -> (handle: UnsafeMutableRawPointer, code: CURLcode)? {
    var code = CURLE_OK
    guard let handle = unsafe plimsoll_multi_finished(pointer, &code) else { return nil }
    return unsafe (handle, code)
  }

  /// Waits until a socket, a timer or `wakeUp` has news.
  borrowing func wait(milliseconds: Int32) -> Bool {
    unsafe curl_multi_poll(pointer, nil, 0, milliseconds, nil) == CURLM_OK
  }

  /// The one thing that other threads may do with the handle, as long as it lives.
  @safe struct Bell: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer

    fileprivate init(_ pointer: UnsafeMutableRawPointer) { unsafe self.pointer = unsafe pointer }

    /// Ends a running or the next `wait`.
    func ring() { unsafe curl_multi_wakeup(pointer) }
  }

  var bell: Bell { unsafe Bell(pointer) }
}
