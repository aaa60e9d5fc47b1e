// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/slice_expression.h"

namespace vizsla {

namespace {

constexpr std::string_view signs = "&|!()\"";
constexpr int deepest = 64;

class Parser
{
public:
    Parser(std::string_view text, const ResolveSlice& resolve) : m_text(text), m_resolve(resolve) {}

    Result<ImageSets> whole()
    {
        auto images = either();
        if (images && next() != '\0')
            return wrong("expected & or |");
        return images;
    }

private:
    Result<ImageSets> either()
    {
        return joined(
            '|', [this] { return both(); }, [](ImageSet& images, const ImageSet& more) { images |= more; });
    }

    Result<ImageSets> both()
    {
        return joined(
            '&', [this] { return single(); }, [](ImageSet& images, const ImageSet& more) { images &= more; });
    }

    template <class Part, class Join>
    Result<ImageSets> joined(char sign, const Part& part, const Join& join)
    {
        auto images = part();
        while (images && next() == sign) {
            ++m_place;
            const auto more = TRY(part());
            for (std::size_t index = 0; index < images->size(); ++index)
                join((*images)[index], more[index]);
        }
        return images;
    }

    Result<ImageSets> single()
    {
        const char sign = next();
        if (sign != '!' && sign != '(')
            return name();
        if (++m_depth > deepest)
            return wrong("expected fewer parentheses and !");
        ++m_place;
        auto images = sign == '!' ? single() : either();
        --m_depth;
        if (images && sign == '!') {
            for (ImageSet& set : *images)
                set = ~set;
        } else if (images && next() != ')') {
            return wrong("expected )");
        } else if (images) {
            ++m_place;
        }
        return images;
    }

    Result<ImageSets> name()
    {
        const bool isQuoted = next() == '"';
        const std::size_t begin = m_place + (isQuoted ? 1 : 0);
        std::size_t end = isQuoted ? m_text.find('"', begin) : m_text.find_first_of(signs, begin);
        if (isQuoted && end == std::string_view::npos)
            return wrong("expected a closing quote");
        m_place = std::min(end, m_text.size());
        std::string_view found = m_text.substr(begin, m_place - begin);
        if (isQuoted)
            ++m_place;
        else if (const auto last = found.find_last_not_of(' '); last != std::string_view::npos)
            found = found.substr(0, last + 1);
        if (found.empty())
            return wrong("expected the name of a slice");
        return m_resolve(std::string(found));
    }

    /// The next sign or letter; passes over blanks. NUL at the end.
    char next()
    {
        m_place = std::min(m_text.find_first_not_of(" \t", m_place), m_text.size());
        return m_place < m_text.size() ? m_text[m_place] : '\0';
    }

    tl::unexpected<Error> wrong(std::string_view what) const
    {
        return failure(ErrorKind::Invalid, "In the slice \"" + std::string(m_text) + "\", at character " +
                                               std::to_string(m_place + 1) + ": " + std::string(what) + ".");
    }

    std::string_view m_text;
    const ResolveSlice& m_resolve;
    std::size_t m_place = 0;
    int m_depth = 0;
};

}  // namespace

Result<ImageSets> imagesOfExpression(std::string_view expression, const ResolveSlice& resolve)
{
    return Parser(expression, resolve).whole();
}

}  // namespace vizsla
