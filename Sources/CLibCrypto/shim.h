#ifndef PLIMSOLL_CLIBCRYPTO_SHIM_H
#define PLIMSOLL_CLIBCRYPTO_SHIM_H

#include <openssl/evp.h>

// One call, so that Swift never holds a context: 1 on success, as EVP_Digest says.
static inline int plimsoll_sha256(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha256(), NULL);
}

#endif
