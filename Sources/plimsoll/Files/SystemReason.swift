import Glibc

/// Why the system refused, in words (errno(3)).
enum SystemReason {
  static func text(_ number: Int32) -> String {
    switch number {
    case EACCES, EPERM: "permission denied"
    case ENOENT, ENOTDIR, ENXIO: "no such file or folder"
    case EISDIR: "it is a folder"
    case ENOSPC, EDQUOT: "no space left"
    case EROFS: "the file system is read-only"
    case ELOOP: "the links lead in a circle"
    case ENAMETOOLONG: "the name is too long"
    case EBADF: "it is closed"
    case EIO: "the device failed"
    default: "the system refused (error \(number))"
    }
  }
}
