import CLibCurl
import Glibc

/// The functions that libcurl calls while a transfer runs, all on the engine's thread.
enum TransferCallbacks {
  static func install(on handle: borrowing EasyHandle, userData: UnsafeMutableRawPointer) -> Bool {
    unsafe plimsoll_setopt_write(handle.pointer, CURLOPT_WRITEFUNCTION, takeBody) == CURLE_OK
      && handle.set(CURLOPT_WRITEDATA, pointer: userData)
      && plimsoll_setopt_write(handle.pointer, CURLOPT_HEADERFUNCTION, takeHeader) == CURLE_OK
      && handle.set(CURLOPT_HEADERDATA, pointer: userData)
      && plimsoll_setopt_opensocket(handle.pointer, openSocket) == CURLE_OK
      && handle.set(CURLOPT_OPENSOCKETDATA, pointer: userData)
      && plimsoll_setopt_prereq(handle.pointer, checkConnection) == CURLE_OK
      && handle.set(CURLOPT_PREREQDATA, pointer: userData)
  }

  private static func transfer(_ userData: UnsafeMutableRawPointer?) -> Transfer? {
    guard let userData = unsafe userData else { return nil }
    return unsafe Unmanaged<Transfer>.fromOpaque(userData).takeUnretainedValue()
  }

  private static func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> [UInt8] {
    unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// A short count ends the transfer with `CURLE_WRITE_ERROR`.
  private static let takeBody: curl_write_callback = { start, size, count, userData in
    guard let transfer = unsafe transfer(userData) else { return 0 }
    let piece = unsafe bytes(start, size * count)
    guard transfer.collector.addBody(piece) else { return 0 }
    switch transfer.order.request.observer?(piece[...]) ?? .proceed {
    case .proceed: break
    case .proceedKeeping: _ = transfer.handle.set(CURLOPT_FORBID_REUSE, 0)
    case .finish:
      transfer.observerHasFinished = true
      return 0
    }
    return size * count
  }

  private static let takeHeader: curl_write_callback = { start, size, count, userData in
    guard let transfer = unsafe transfer(userData) else { return 0 }
    return transfer.collector.addHeaderLine(unsafe bytes(start, size * count)) ? size * count : 0
  }

  /// Called for each resolved address before it is connected to; a bad socket makes libcurl try the next one.
  private static let openSocket: curl_opensocket_callback = { userData, _, address in
    guard let transfer = unsafe transfer(userData), let address = unsafe address else { return curl_socket_t(-1) }
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = unsafe plimsoll_address_bytes(address, &buffer)
    let numeric = NetworkAddress(bytes: Array(buffer.prefix(Int(count))))
    guard transfer.permits(numeric), transfer.enter(numeric, isConnected: false) else { return curl_socket_t(-1) }
    // Child processes must not inherit the connection.
    let kind = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return socket(unsafe address.pointee.family, kind, unsafe address.pointee.protocol)
  }

  /// Called before the request is sent, also on a connection that another transfer with another guard has opened.
  private static let checkConnection: curl_prereq_callback = { userData, remote, _, _, _ in
    guard let transfer = unsafe transfer(userData), let remote = unsafe remote else {
      return Int32(CURL_PREREQFUNC_ABORT)
    }
    let numeric = NetworkAddress(unsafe String(cString: remote))
    let isPermitted = transfer.permits(numeric)
    if isPermitted { _ = transfer.enter(numeric, isConnected: true) }
    return Int32(isPermitted ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT)
  }
}
