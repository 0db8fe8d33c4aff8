#ifndef PLIMSOLL_CLIBCRYPTO_SHIM_H
#define PLIMSOLL_CLIBCRYPTO_SHIM_H

#include <openssl/evp.h>

// One call each, so that Swift never holds a context: 1 on success.

static inline int plimsoll_sha256(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha256(), NULL);
}

// RFC 8032 Ed25519. `seed` has 32 bytes, `key` 32, `signature` 64.

static inline int plimsoll_ed25519_public(const unsigned char *seed, unsigned char *key) {
  EVP_PKEY *pair = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 32);
  size_t size = 32;
  int done = pair != NULL && EVP_PKEY_get_raw_public_key(pair, key, &size) == 1 && size == 32;
  EVP_PKEY_free(pair);
  return done;
}

static inline int plimsoll_ed25519_sign(
    const unsigned char *seed, const void *bytes, size_t count, unsigned char *signature) {
  EVP_PKEY *pair = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 32);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  size_t size = 64;
  int done = pair != NULL && context != NULL && EVP_DigestSignInit(context, NULL, NULL, NULL, pair) == 1 &&
             EVP_DigestSign(context, signature, &size, (const unsigned char *)bytes, count) == 1 && size == 64;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(pair);
  return done;
}

static inline int plimsoll_ed25519_verify(
    const unsigned char *key, const void *bytes, size_t count, const unsigned char *signature) {
  EVP_PKEY *pair = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key, 32);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  int done = pair != NULL && context != NULL && EVP_DigestVerifyInit(context, NULL, NULL, NULL, pair) == 1 &&
             EVP_DigestVerify(context, signature, 64, (const unsigned char *)bytes, count) == 1;
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(pair);
  return done;
}

// The same over what comes in pieces.
static inline void *plimsoll_sha256_begin(void) {
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  if (context != NULL && EVP_DigestInit_ex(context, EVP_sha256(), NULL) != 1) {
    EVP_MD_CTX_free(context);
    return NULL;
  }
  return context;
}
static inline int plimsoll_sha256_add(void *context, const void *bytes, size_t count) {
  return EVP_DigestUpdate((EVP_MD_CTX *)context, bytes, count);
}
// Frees the context as well.
static inline int plimsoll_sha256_end(void *context, unsigned char *digest) {
  int status = digest == NULL ? 0 : EVP_DigestFinal_ex((EVP_MD_CTX *)context, digest, NULL);
  EVP_MD_CTX_free((EVP_MD_CTX *)context);
  return status;
}

#endif
