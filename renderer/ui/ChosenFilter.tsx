import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';

interface Props {
  /** The condition, as it reads. */
  readonly text: string;
  readonly onRemove: () => void;
}

/** One condition that hides rows. The whole of it is the button that takes it away: a cross alone is too small a target. */
export const ChosenFilter = ({ text, onRemove }: Props) => (
  <Button className="chosen-filter" onClick={onRemove}>
    {text}
    <CloseOutlined aria-hidden="true" />
  </Button>
);
