// SPDX-FileCopyrightText: 2026 The Vizsla developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/problem_reason.h"

#include "core/text/json_guard.h"

namespace vizsla {

namespace {

class TextCollector : public JsonVisitor
{
public:
    bool scalar(const JsonScalar& value) override
    {
        if (value.isText() && !value.text.empty())
            (m_texts += m_texts.empty() ? "" : ", ") += value.text;
        return true;
    }
    bool open(bool /*isList*/) override { return true; }
    bool close(bool /*isList*/) override { return true; }
    bool key(std::string_view /*name*/) override { return true; }

    std::string texts() && { return std::move(m_texts); }

private:
    std::string m_texts;
};

}  // namespace

std::string problemReason(std::string_view json)
{
    TextCollector collector;
    // What is no JSON gives what stands before the fault.
    static_cast<void>(visitJson(json, {}, collector));
    return std::move(collector).texts();
}

}  // namespace vizsla
