import CLibCurl

/// libcurl's process-wide preparation, made once, when the first transfer needs it.
let globalSetup: CURLcode = plimsoll_global_init()
