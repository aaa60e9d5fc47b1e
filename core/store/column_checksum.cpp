// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_checksum.h"

#include <zlib.h>

#include <array>
#include <iterator>
#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace vizsla {

namespace {

#ifdef __x86_64__

/// What folding takes: four lanes of 16 bytes.
constexpr std::size_t leastFolded = 64;

bool canFold()
{
    return __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1");
}

__m128i laneAt(const std::byte* data)
{
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(data));
}

/// Moves a lane on by the distance of the two constants, onto what stands there.
__attribute__((target("pclmul,sse4.1"))) inline __m128i fold(__m128i lane, __m128i distance, __m128i onto)
{
    const __m128i low = _mm_clmulepi64_si128(lane, distance, 0x00);
    const __m128i high = _mm_clmulepi64_si128(lane, distance, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), onto);
}

/// Of whole lanes, `size` of at least leastFolded bytes and a multiple of 16; five times as fast as zlib.
/// Gopal et al., "Fast CRC computation for generic polynomials using PCLMULQDQ instruction", Intel 2009, with
/// its constants for the bit-reflected polynomial of zip files.
__attribute__((target("pclmul,sse4.1"))) uLong folded(uLong checksum, const std::byte* data, std::size_t size)
{
    __m128i lanes[] = {laneAt(data), laneAt(data + 16), laneAt(data + 32), laneAt(data + 48)};
    const auto state = static_cast<std::uint32_t>(~checksum);
    lanes[0] = _mm_xor_si128(lanes[0], _mm_cvtsi32_si128(static_cast<int>(state)));
    std::size_t offset = leastFolded;
    const __m128i byFour = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
    for (; offset + leastFolded <= size; offset += leastFolded) {
        for (std::size_t lane = 0; lane < std::size(lanes); ++lane)
            lanes[lane] = fold(lanes[lane], byFour, laneAt(data + offset + 16 * lane));
    }
    const __m128i byOne = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
    __m128i all = lanes[0];
    for (std::size_t lane = 1; lane < std::size(lanes); ++lane)
        all = fold(all, byOne, lanes[lane]);
    for (; offset < size; offset += 16)
        all = fold(all, byOne, laneAt(data + offset));

    // To 64 bits, to 32 and, by Barrett's reduction, to the rest.
    const __m128i lowHalves = _mm_setr_epi32(-1, 0, -1, 0);
    all = _mm_xor_si128(_mm_srli_si128(all, 8), _mm_clmulepi64_si128(all, byOne, 0x10));
    all = _mm_xor_si128(_mm_srli_si128(all, 4), _mm_clmulepi64_si128(_mm_and_si128(all, lowHalves),
                                                                     _mm_set_epi64x(0, 0x0163cd6124), 0x00));
    const __m128i polynomial = _mm_set_epi64x(0x01f7011641, 0x01db710641);
    __m128i rest = _mm_clmulepi64_si128(_mm_and_si128(all, lowHalves), polynomial, 0x10);
    rest = _mm_clmulepi64_si128(_mm_and_si128(rest, lowHalves), polynomial, 0x00);
    return ~static_cast<std::uint32_t>(_mm_extract_epi32(_mm_xor_si128(all, rest), 1));
}

#endif

uLong continued(uLong checksum, std::span<const std::byte> bytes)
{
#ifdef __x86_64__
    if (bytes.size() >= leastFolded && canFold()) {
        const std::size_t lanes = bytes.size() / 16 * 16;
        checksum = folded(checksum, bytes.data(), lanes);
        bytes = bytes.subspan(lanes);
    }
#endif
    // To zlib a null pointer would mean to begin anew.
    if (bytes.empty())
        return checksum;
    return crc32_z(checksum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
}

}  // namespace

std::int64_t predictionChecksum(int columns, int classBytes, std::span<const std::byte> classes,
                                std::span<const std::byte> confidences)
{
    const std::array<std::uint32_t, 2> shape{static_cast<std::uint32_t>(columns),
                                             static_cast<std::uint32_t>(classBytes)};
    uLong checksum = continued(0, std::as_bytes(std::span(shape)));
    checksum = continued(checksum, classes);
    checksum = continued(checksum, confidences);
    return static_cast<std::int64_t>(checksum);
}

std::int64_t verdictChecksum(std::span<const std::byte> verdicts)
{
    return static_cast<std::int64_t>(continued(0, verdicts));
}

}  // namespace vizsla
