import { Kbd, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../ui/keys/useShortcut.ts';

/** Every key that works now, as it was registered. */
export const HelpPage = () => {
  const { t } = useTranslation();
  const shortcuts = useShortcuts();
  return (
    <Stack p="lg" maw={900} style={{ minHeight: 0, overflow: 'auto' }}>
      <Title order={2} size="h4">
        {t('app.shortcuts')}
      </Title>
      {shortcuts.length === 0 ? <Text c="dimmed">{t('app.noShortcuts')}</Text> : null}
      <Table layout="fixed">
        <Table.Tbody>
          {[...Map.groupBy(shortcuts, ({ label }) => label)].map(([label, those]) => (
            <Table.Tr key={label}>
              <Table.Td w={240}>
                {those.map(({ keys }, index) => (
                  <Kbd key={`${keys}-${index}`} mr={4}>
                    {keys}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{label}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
};
