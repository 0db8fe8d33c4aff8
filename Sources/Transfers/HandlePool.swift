import CLibCurl

/// Easy handles that are not in use: making one anew for every transfer costs more than setting its options. Belongs to
/// the engine's thread.
@safe final class HandlePool {
  private var free: [(pointer: UnsafeMutableRawPointer, isPrepared: Bool)] = unsafe []
  /// More are not kept.
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  deinit { while let last = unsafe free.popLast() { unsafe curl_easy_cleanup(last.pointer) } }

  /// Nil when memory is short.
  func take() -> (pointer: UnsafeMutableRawPointer, isPrepared: Bool)? {
    if let last = unsafe free.popLast() { return unsafe last }
    guard let pointer = unsafe curl_easy_init() else { return nil }
    return unsafe (pointer, false)
  }

  /// The handle must be out of the multi handle. Unless it stays prepared, nothing of its transfer is left in it.
  func putBack(_ pointer: UnsafeMutableRawPointer, staysPrepared: Bool) {
    guard unsafe free.count < limit else { return unsafe curl_easy_cleanup(pointer) }
    if !staysPrepared { unsafe curl_easy_reset(pointer) }
    // The transfer's memory goes now.
    _ = unsafe plimsoll_setopt_pointer(pointer, CURLOPT_ERRORBUFFER, nil)
    _ = unsafe plimsoll_setopt_list(pointer, CURLOPT_HTTPHEADER, nil)
    unsafe free.append((pointer, staysPrepared))
  }
}
