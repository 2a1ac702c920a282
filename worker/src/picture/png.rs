//! Writes a small greyscale PNG: 2 bits a pixel, not compressed. PNG third edition §5, §10, §11; RFC 1950; RFC 1951 §3.2.4.
//!
//! A picture check is 5 kB this way; a compressor would save 2 kB of each and cost 40 kB of worker.

use super::canvas::{Canvas, HEIGHT, WIDTH};

/// Bytes of a row: the filter type and four pixels a byte.
const ROW_BYTES: usize = 1 + WIDTH.div_ceil(4);

/// Returns the picture as a PNG.
#[must_use]
pub fn encode(canvas: &Canvas) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(ROW_BYTES * HEIGHT);
    for row in canvas.rows() {
        pixels.push(0);
        pixels.extend(row.chunks(4).map(|four| {
            let packed = four.iter().fold(0_u8, |bits, level| (bits << 2) | (level & 3));
            packed << (2 * (4 - four.len()))
        }));
    }

    let mut header = Vec::with_capacity(13);
    header.extend(u32::try_from(WIDTH).unwrap_or(0).to_be_bytes());
    header.extend(u32::try_from(HEIGHT).unwrap_or(0).to_be_bytes());
    // Bit depth 2, greyscale, deflate, adaptive filters, not interlaced.
    header.extend([2, 0, 0, 0, 0]);

    let mut file = vec![0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];
    chunk(&mut file, *b"IHDR", &header);
    chunk(&mut file, *b"IDAT", &stored(&pixels));
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// Appends a chunk: length, type, data, CRC over type and data.
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend(u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
    file.extend(kind);
    file.extend(data);
    let crc = kind.iter().chain(data).copied().fold(u32::MAX, crc_step);
    file.extend((!crc).to_be_bytes());
}

/// One step of CRC-32 (PNG annex D), bit by bit: there are five thousand bytes.
fn crc_step(crc: u32, byte: u8) -> u32 {
    (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
}

/// Wraps bytes in a zlib stream of stored blocks.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(block) = blocks.next() {
        stream.push(u8::from(blocks.peek().is_none()));
        let length = u16::try_from(block.len()).unwrap_or(0);
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler32(bytes).to_be_bytes());
    stream
}

/// The checksum of a zlib stream (RFC 1950 §8.2).
fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    (b << 16) | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standards() {
        // The end chunk of every PNG file, and the usual example of Adler-32.
        let mut end = Vec::new();
        chunk(&mut end, *b"IEND", &[]);
        assert_eq!(end, [0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82]);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn stored_blocks_say_their_length_and_which_is_last() {
        let stream = stored(&vec![7; 70_000]);
        assert_eq!(&stream[..7], &[0x78, 0x01, 0, 0xff, 0xff, 0, 0]);
        assert_eq!(&stream[2 + 5 + 65_535..][..5], &[1, 0x71, 0x11, 0x8e, 0xee]);
    }
}
