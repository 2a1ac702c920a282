//! Tables for spreadsheets: comma-separated values (RFC 4180) that no spreadsheet takes for formulas.

/// How cells begin that a spreadsheet would compute; a cell of ours that does is written behind an apostrophe.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes one row.
pub(super) fn write_row(text: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push('"');
        if cell.starts_with(FORMULA) {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
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
        check(&["\ta", "\ra", "", "a=b"], "\"'\ta\",\"'\ra\",\"\",\"a=b\"\r\n");
    }
}
