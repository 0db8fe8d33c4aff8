import CLibCurl

/// One libcurl easy handle with one owner. After creation it belongs to the engine's thread.
@safe struct EasyHandle: ~Copyable {
  let pointer: UnsafeMutableRawPointer
  private let pool: HandlePool
  /// True if the options that are the same for all transfers of the engine are set already.
  let isPrepared: Bool
  /// True once they are, and no other option is set that the next transfer would not set anew.
  var staysPrepared = false

  /// Takes a handle out of the pool; unless it is prepared, every option is at its default. Nil when memory is short.
  init?(from pool: HandlePool) {
    guard let (pointer, isPrepared) = unsafe pool.take() else { return nil }
    unsafe self.pointer = unsafe pointer
    self.pool = pool
    self.isPrepared = isPrepared
  }

  deinit { unsafe pool.putBack(pointer, staysPrepared: staysPrepared) }

  /// False if this libcurl does not know the option.
  borrowing func set(_ option: CURLoption, _ value: Int) -> Bool {
    unsafe plimsoll_setopt_long(pointer, option, value) == CURLE_OK
  }

  /// libcurl copies the text; nil takes the option back.
  borrowing func set(_ option: CURLoption, _ value: String?) -> Bool {
    guard let value else { return unsafe plimsoll_setopt_string(pointer, option, nil) == CURLE_OK }
    return unsafe plimsoll_setopt_string(pointer, option, value) == CURLE_OK
  }

  /// libcurl keeps the pointer.
  borrowing func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer) -> Bool {
    unsafe plimsoll_setopt_pointer(pointer, option, value) == CURLE_OK
  }

  /// libcurl copies the bytes.
  borrowing func setBody(_ bytes: [UInt8]) -> Bool {
    guard unsafe plimsoll_setopt_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)) == CURLE_OK
    else { return false }
    // An empty array may have no address, and a null pointer would make libcurl read from standard input.
    return unsafe (bytes.isEmpty ? [0] : bytes).withUnsafeBytes { buffer in
      unsafe plimsoll_setopt_bytes(pointer, CURLOPT_COPYPOSTFIELDS, buffer.baseAddress) == CURLE_OK
    }
  }

  /// The status of the last response head; 0 before one.
  var status: Int {
    var status = 0
    _ = unsafe plimsoll_getinfo_long(pointer, CURLINFO_RESPONSE_CODE, &status)
    return status
  }

  /// The status with which a proxy answered the last CONNECT; 0 without one.
  var connectStatus: Int {
    var status = 0
    _ = unsafe plimsoll_getinfo_long(pointer, CURLINFO_HTTP_CONNECTCODE, &status)
    return status
  }

  /// True once the connection stood, its handshake included.
  var wasConnected: Bool {
    var pretransferMicroseconds: curl_off_t = 0
    _ = unsafe plimsoll_getinfo_offset(pointer, CURLINFO_PRETRANSFER_TIME_T, &pretransferMicroseconds)
    return pretransferMicroseconds > 0
  }

  /// The pointer that was set as `CURLOPT_PRIVATE` of any handle.
  static func userData(of handle: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe plimsoll_getinfo_private(handle)
  }
}
