# How every target of the project is compiled; link vizsla::options to get it.
add_library(vizsla_options INTERFACE)
add_library(vizsla::options ALIAS vizsla_options)

target_compile_features(vizsla_options INTERFACE cxx_std_20)
target_compile_options(vizsla_options INTERFACE
    -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
    -Wunused -Wformat=2 -Wimplicit-fallthrough)
target_compile_definitions(vizsla_options INTERFACE
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER QT_NO_FOREACH
    SPDLOG_FMT_EXTERNAL SPDLOG_COMPILED_LIB)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # False positives of GCC 12 inside optimised std::string, std::optional, tl::expected and Qt containers.
    target_compile_options(vizsla_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-free-nonheap-object)
    # In KiB. Collecting its garbage, which GCC begins at 128 MiB, takes a tenth of the time of a batch.
    target_compile_options(vizsla_options INTERFACE --param=ggc-min-heapsize=524288)
endif()

# More takes a third of the time of a build, and shows only in what vizsla_counting has (core/CMakeLists.txt).
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -DNDEBUG")

set(VIZSLA_SANITIZE OFF CACHE STRING "thread: data races; ON: memory and undefined behaviour; OFF")
if(VIZSLA_SANITIZE STREQUAL "thread")
    target_compile_options(vizsla_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(vizsla_options INTERFACE -fsanitize=thread)
elseif(VIZSLA_SANITIZE)
    target_compile_options(vizsla_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(vizsla_options INTERFACE -fsanitize=address,undefined)
endif()

option(VIZSLA_FUZZ "Fuzz targets with libFuzzer and sanitizers, which need clang" OFF)
if(VIZSLA_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "VIZSLA_FUZZ needs clang; try cmake --preset fuzz")
    endif()
    # The whole core counts its branches, so that new ones guide the search.
    set(fuzz_sanitizers -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    target_compile_options(vizsla_options INTERFACE ${fuzz_sanitizers} -fno-omit-frame-pointer)
    target_link_options(vizsla_options INTERFACE ${fuzz_sanitizers})
endif()

find_program(VIZSLA_CCACHE ccache)
if(VIZSLA_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # The sloppiness is what ccache asks for to cache units that use a precompiled header.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${VIZSLA_CCACHE})
endif()
