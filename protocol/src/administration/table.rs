//! Tables for spreadsheets: comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

/// How cells begin that a spreadsheet would compute, the signs of East Asian width included; what begins so is written
/// behind an apostrophe.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
/// Where a spreadsheet may begin another cell, depending on its language: whatever it takes for a separator or a new line.
const SEPARATORS: [char; 6] = [',', ';', '|', '\t', '\r', '\n'];

/// Writes one row.
pub(super) fn write_row(text: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push('"');
        // Spaces and quotes before a formula change nothing about it.
        let mut begins = true;
        for sign in cell.chars() {
            if begins && FORMULA.contains(&sign) {
                text.push('\'');
            }
            begins = SEPARATORS.contains(&sign) || (begins && matches!(sign, ' ' | '"'));
            if sign == '"' {
                text.push('"');
            }
            text.push(sign);
        }
        text.push('"');
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rule: nothing that somebody is called runs as a formula on an administrator's desk (OWASP, CSV injection).
    #[test]
    fn no_cell_is_a_formula() {
        let check = |cells: &[&str], expected: &str| {
            let mut text = String::new();
            write_row(&mut text, cells);
            assert_eq!(text, expected);
        };
        check(&["a", "b,c", "d\"e"], "\"a\",\"b,c\",\"d\"\"e\"\r\n");
        check(&["=1+1", "+1", "-1", "@a"], "\"'=1+1\",\"'+1\",\"'-1\",\"'@a\"\r\n");
        check(&["\t=a", "\r=a", "", "a=b"], "\"\t'=a\",\"\r'=a\",\"\",\"a=b\"\r\n");
        check(&["x;=1+1;y", "a; @b", "\n=1"], "\"x;'=1+1;y\",\"a; '@b\",\"\n'=1\"\r\n");
        check(&["\u{ff1d}1", "\"=1", "a|-1", "a - b"], "\"'\u{ff1d}1\",\"\"\"'=1\",\"a|'-1\",\"a - b\"\r\n");
    }
}
